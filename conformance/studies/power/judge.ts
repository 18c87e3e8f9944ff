import type { Seams } from '../../../mocks/kernel/world/seams.ts';
import type { ProviderId } from '../../../src/contracts/providers.ts';
import type { Check } from '../../model/check.ts';
import type { Report } from '../../model/report.ts';
import type { Target } from '../../model/target.ts';
import type { Mutant } from '../../mutants/mutant.ts';
import { runConformance } from '../../run/runner.ts';
import { mockTarget } from '../../targets/mock.ts';

/** What the suite made of one mutant. */
export interface MutantVerdict {
  readonly mutant: Pick<Mutant, 'id' | 'family' | 'statement' | 'breaks' | 'equivalent'>;
  /** Checks that failed, in their order. */
  readonly killedBy: readonly string[];
  /** Checks whose requirement it breaks and that did not notice. */
  readonly missedBy: readonly string[];
  /** Checks that ended as errors: a harness fault, never a kill. */
  readonly errors: readonly string[];
}

/** How one world is judged. */
export interface Judging {
  readonly provider: ProviderId;
  readonly checks: readonly Check[];
  readonly seed: number;
  readonly seams?: (honest: Seams) => Partial<Seams>;
  readonly switches?: Readonly<Record<string, string>>;
  /** Stands something before the servers, or watches what is opened. */
  readonly wrap?: (target: Target) => Promise<Target> | Target;
  /** Checks at a time. Default: 1, so that a mutant which remembers gives the same verdict every time. */
  readonly parallel?: number;
}

/** Runs a provider's checks against a fresh world of the mocks. The same world gives the same report. */
export async function judgeWorld(judging: Judging): Promise<Report> {
  const { provider, checks, seed, seams, switches, wrap = (target) => target, parallel = 1 } = judging;
  const started = await mockTarget({
    providers: [provider],
    seed,
    runId: 'power',
    ...(seams ? { seams } : {}),
    ...(switches ? { switches } : {}),
  });
  let target = started;
  try {
    target = await wrap(started);
    return await runConformance({ target, checks, seed, providers: [provider], parallel });
  } finally {
    await target.close();
    if (target !== started) await started.close();
  }
}

/** What counts as noticed: a broken promise, or broken good manners. */
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

/** True when a mutant was noticed by every check that it should be noticed by, and an equivalent one by none. */
export const verdictHolds = ({ mutant, killedBy, missedBy, errors }: MutantVerdict): boolean =>
  errors.length === 0 &&
  (mutant.equivalent === undefined ? killedBy.length > 0 && missedBy.length === 0 : killedBy.length === 0);
