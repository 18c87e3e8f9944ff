import type { Seams } from '../../../mocks/kernel/world/seams.ts';
import type { ProviderId } from '../../../src/contracts/providers.ts';
import type { Check } from '../../model/check.ts';
import type { Report } from '../../model/report.ts';
import type { Target } from '../../model/target.ts';
import type { Mutant } from '../../mutants/mutant.ts';
import { runConformance } from '../../run/runner.ts';
import { mockTarget } from '../../targets/mock.ts';

/** The verdict of the suite on one mutant. */
export interface MutantVerdict {
  readonly mutant: Pick<Mutant, 'id' | 'family' | 'statement' | 'breaks' | 'equivalent'>;
  /** Checks that failed, in their order. */
  readonly killedBy: readonly string[];
  /** Checks whose requirement it breaks and that did not notice it. */
  readonly missedBy: readonly string[];
  /** Checks that ended as errors: a harness fault, never a kill. */
  readonly errors: readonly string[];
}

/** Options for judging one world. */
export interface Judging {
  readonly provider: ProviderId;
  readonly checks: readonly Check[];
  readonly seed: number;
  readonly seams?: (honest: Seams) => Partial<Seams>;
  readonly switches?: Readonly<Record<string, string>>;
  /** Hears of each switch whose value the mocks look at. */
  readonly onSwitch?: (name: string) => void;
  /** Puts a proxy before the servers, or watches the opened target. */
  readonly wrap?: (target: Target) => Promise<Target> | Target;
  /** The time limit of an exchange, in milliseconds. Default: that of every run. */
  readonly timeoutMs?: number;
  /** Checks at a time. Default: 1, so that a mutant with state gives the same verdict every time. */
  readonly parallel?: number;
}

/** Runs a provider's checks against a fresh world of the mocks. The same world gives the same report, without exchanges. */
export async function judgeWorld(judging: Judging): Promise<Report> {
  const {
    provider,
    checks,
    seed,
    seams,
    switches,
    onSwitch,
    wrap = (target) => target,
    parallel = 1,
    timeoutMs,
  } = judging;
  const started = await mockTarget({
    providers: [provider],
    seed,
    runId: 'power',
    ...(seams ? { seams } : {}),
    ...(switches ? { switches } : {}),
    ...(onSwitch ? { onSwitch } : {}),
  });
  let target = started;
  try {
    target = await wrap(started);
    const limits = timeoutMs === undefined ? {} : { timeoutMs };
    return await runConformance({ target, checks, seed, providers: [provider], parallel, excerpts: false, limits });
  } finally {
    await target.close();
    if (target !== started) await started.close();
  }
}

/** The statuses that count as noticed: a missed `must` or `should`. */
export const NOTICED: ReadonlySet<string> = new Set(['failed', 'warned']);

/** Runs the checks against one mutant. */
export async function judgeMutant(mutant: Mutant, checks: readonly Check[], seed: number): Promise<MutantVerdict> {
  const { id, provider, family, statement, breaks, equivalent, seams } = mutant;
  const { checks: results } = await judgeWorld({ provider, checks, seed, seams });
  const killedBy = results.filter(({ status }) => NOTICED.has(status)).map((check) => check.id);
  return {
    mutant: { id, family, statement, breaks, ...(equivalent === undefined ? {} : { equivalent }) },
    killedBy,
    missedBy: breaks.filter((check) => !killedBy.includes(check)),
    errors: results.filter(({ status }) => status === 'error').map((check) => `${check.id}: ${check.reason}`),
  };
}

/** True if every expected check noticed the mutant, or if no check noticed an equivalent one. */
export const verdictHolds = ({ mutant, killedBy, missedBy, errors }: MutantVerdict): boolean =>
  errors.length === 0 &&
  (mutant.equivalent === undefined ? killedBy.length > 0 && missedBy.length === 0 : killedBy.length === 0);
