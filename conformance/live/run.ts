import { type Amounts, units } from '../model/amounts.ts';
import type { Report } from '../model/report.ts';
import { type RunOptions, runConformance } from '../run/runner.ts';
import { type CleanUpResult, cleanUp } from './cleanup.ts';
import { type LiveTargetOptions, liveTarget } from './live-target.ts';

/** The use of a live run, and the resources that it left. */
interface LiveSummary {
  /** The marker of every created resource. */
  readonly marker: string;
  /** With the requests for cleaning up. A call without an answer counts as spent. */
  readonly spent: Readonly<Record<string, Amounts>>;
  readonly removed: number;
  readonly retained: CleanUpResult['retained'];
  readonly left: CleanUpResult['left'];
}

/** The report of a live run. */
export interface LiveReport extends Report {
  readonly live: LiveSummary;
}

/** Options of a live run. */
export interface LiveRunOptions extends Omit<RunOptions, 'target' | 'parallel' | 'clock' | 'signal'> {
  readonly live: LiveTargetOptions;
}

/** Runs the selected checks against real services, one at a time, and always cleans up. */
export async function runLive({ live, ...options }: LiveRunOptions): Promise<LiveReport> {
  const { clock, budget, ledger, pace, credentials, baseUrls, signal, deadline, onRemoved } = live;
  const target = liveTarget(live);
  let report: Report | undefined;
  let cleaned: CleanUpResult;
  try {
    report = await runConformance({ ...options, ...(signal ? { signal } : {}), target, clock });
  } finally {
    cleaned = await cleanUp({
      ...{ ledger, credentials, clock, pace, budget },
      ...(deadline ? { deadline } : {}),
      ...(onRemoved ? { onRemoved } : {}),
    });
  }
  const used = (Object.keys(baseUrls) as (keyof typeof baseUrls)[])
    .map((id) => [id, budget.spentBy(id)] as const)
    .filter(([, amounts]) => units.some((unit) => amounts[unit] > 0));
  return {
    ...report,
    live: {
      marker: ledger.run.marker,
      spent: Object.fromEntries(used),
      removed: cleaned.removed.length,
      retained: cleaned.retained,
      left: cleaned.left,
    },
  };
}
