import { deriveHex } from './derive.ts';

/** Returns `count` of the items in their order, chosen by the seed; all of them when there are not more. */
export function seededSample<T>(items: readonly T[], count: number, seed: number): T[] {
  const drawn = items
    .map((_item, at) => ({ at, lot: deriveHex(16, 'sample', seed, at) }))
    .sort((left, right) => (left.lot < right.lot ? -1 : 1))
    .slice(0, count);
  return drawn.sort((left, right) => left.at - right.at).map(({ at }) => items[at] as T);
}
