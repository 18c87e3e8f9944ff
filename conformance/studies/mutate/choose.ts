import { deriveHex } from '../../../src/base/derive.ts';
import type { Mutant } from '../../mutants/index.ts';

/** Which of the applicable mutants a campaign tries. */
export interface Choice {
  /** How many to try. Default: all. */
  readonly sample?: number | undefined;
  readonly seed: number;
  /** Ids of the mutants that a sample is drawn from before all others, because the command meets them. Default: the draw is among all. */
  readonly met?: ReadonlySet<string> | undefined;
}

/**
 * Returns the mutants to try, in their order. Seed and id decide a mutant's lot, so that a sample with the same seed changes little when the command
 * meets one mutant more.
 */
export function chooseMutants(
  applicable: readonly Pick<Mutant, 'id'>[],
  { sample, seed, met }: Choice,
): readonly string[] {
  const ids = applicable.map(({ id }) => id);
  if (sample === undefined) return ids;
  const lots = ids.map((id) => ({ id, isLater: met?.has(id) === false, lot: deriveHex(16, 'sample', seed, id) }));
  lots.sort((one, other) => Number(one.isLater) - Number(other.isLater) || (one.lot < other.lot ? -1 : 1));
  const drawn = new Set(lots.slice(0, sample).map(({ id }) => id));
  return ids.filter((id) => drawn.has(id));
}
