import type { Report } from '../../conformance/model/report.ts';
import type { RunEvent } from '../../conformance/run/runner.ts';
import type { Night } from '../../conformance/studies/watch/night.ts';
import type { WatchedOptions } from '../../conformance/studies/watch/watch.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import { undoneIn, withCredentials } from '../commands/conform-live.ts';
import { targetFrom } from '../commands/conform-target.ts';
import { onInterruption } from '../interruption.ts';
import { type Cleaned, type LiveRunFlags, openLiveRun } from '../live/open-run.ts';

/** What a watched run is told. */
export interface WatchRunFlags extends LiveRunFlags {
  readonly target?: 'live' | 'url' | 'mock';
  readonly grep?: string;
  readonly repeat: number;
}

/** A watched run that has ended. */
export interface WatchedRun {
  readonly report: Report;
  readonly night: Night;
  readonly interrupted: boolean;
  /** Resources that could not be removed, and checks that the budget left undone. */
  readonly left: number;
  readonly undone: number;
  /** The exit code of the report alone. */
  readonly code: number;
}

type Flags = Omit<WatchRunFlags, 'provider'> & { readonly providers: readonly ProviderId[] | undefined };

/** Seconds before a red check is repeated: not on the mocks, which have no moments. */
const PAUSE_SECONDS = 10;

/** Carries out a run of `conform watch`. @throws {UsageError} as `conform` does */
export async function runWatched(flags: Flags, onEvent: (event: RunEvent) => void): Promise<WatchedRun> {
  const target = flags.target ?? (Object.keys(flags.url).length > 0 ? 'url' : 'live');
  const [{ allChecks }, { watchNight }, { exitCode }] = await Promise.all([
    import('../../conformance/providers/checks.ts'),
    import('../../conformance/studies/watch/watch.ts'),
    import('../../conformance/model/report.ts'),
  ]);
  const { grep, providers, repeat } = flags;
  const selection = {
    checks: allChecks,
    ...(grep === undefined ? {} : { grep }),
    ...(providers === undefined ? {} : { providers }),
  };
  const common = { onEvent, repeat: { times: repeat, pauseSeconds: target === 'mock' ? 0 : PAUSE_SECONDS } };
  const ended = ({ report, night }: { report: Report; night: Night }, interrupted: boolean, cleaned?: Cleaned) => ({
    ...{ report, night, interrupted, left: cleaned?.left.length ?? 0, undone: undoneIn(report.checks) },
    code: exitCode(report),
  });
  if (target === 'live') {
    return withCredentials(flags, async (credentials) => {
      const [{ runLive }, { ownPartBy }] = await Promise.all([
        import('../../conformance/live/run.ts'),
        import('../../conformance/live/own-part.ts'),
      ]);
      const { live, close } = await openLiveRun(flags, credentials);
      let cleaned: Cleaned | undefined;
      try {
        const run = async (options: WatchedOptions) => {
          const report = await runLive({ ...selection, ...options, live });
          cleaned = report.live;
          return report;
        };
        const done = await watchNight({ ...common, baseUrls: live.baseUrls, ownPart: ownPartBy(live.ledger), run });
        return ended(done, live.signal?.aborted ?? false, cleaned);
      } finally {
        await close(cleaned);
      }
    });
  }
  const { runConformance } = await import('../../conformance/run/runner.ts');
  const opened = await targetFrom({ ...flags, target, switch: {}, seed: 1 });
  const interruption = onInterruption({
    first: 'interrupted: running checks end and clean up; a second signal ends at once',
  });
  try {
    const { signal } = interruption;
    const run = (options: WatchedOptions) => runConformance({ ...selection, ...options, target: opened, signal });
    return ended(await watchNight({ ...common, baseUrls: opened.baseUrls, run }), signal.aborted);
  } finally {
    interruption.end();
    await opened.close();
  }
}
