import type { Mutant } from '../../mutants/index.ts';
import type { Outcome } from './outcome.ts';

/** One in so many mutants that the run with unchanged mocks did not meet runs all the same, as a control. */
const ONE_IN = 10;

/** Which mutants the command runs with. */
export interface RunPlan {
  /** Those that the run with unchanged mocks met, and controls: some of the others. */
  readonly first: readonly Mutant[];
  /** Run only if `first` shows that the command does not repeat its requests. Otherwise its runs with these are runs with unchanged mocks. */
  readonly rest: readonly Mutant[];
}

/**
 * Divides mutants by what the run with unchanged mocks met.
 * @param met null if that is not known: then all are in `first`
 * @param whole the mutants of all shards: the controls are drawn among them, so that shards run what a single run does
 */
export function planRuns(
  mutants: readonly Mutant[],
  met: ReadonlySet<string> | null,
  whole: readonly Mutant[] = mutants,
): RunPlan {
  const others = met === null ? [] : whole.filter(({ id }) => !met.has(id));
  const spared = new Set(others.filter((_mutant, at) => at % ONE_IN !== 0));
  return {
    first: mutants.filter((mutant) => !spared.has(mutant)),
    rest: mutants.filter((mutant) => spared.has(mutant)),
  };
}

/**
 * True if the command met the same mutants as in its run with unchanged mocks, and never failed by itself.
 * @param outcomes of all mutants in `first`
 */
export const isRepeatable = (met: ReadonlySet<string> | null, outcomes: readonly Outcome[]): boolean =>
  outcomes.every(({ id, outcome, flaky }) => (outcome === 'unmet') === (met?.has(id) === false) && flaky !== true);

/** The outcome of a mutant that needs no run, and has none. */
export const concludedUnmet = ({ id }: Pick<Mutant, 'id'>): Outcome => ({ id, outcome: 'unmet', ending: 'not run' });
