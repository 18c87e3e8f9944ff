import { deriveHex } from './derive.ts';

/** `count` of the items, chosen by the seed, in their order; all of them when there are no more. */
export function seededSample<T>(items: readonly T[], count: number, seed: number): T[] {
  const drawn = items
    .map((_item, at) => ({ at, lot: deriveHex(16, 'sample', seed, at) }))
    .sort((left, right) => (left.lot < right.lot ? -1 : 1))
    .slice(0, count);
  return drawn.sort((left, right) => left.at - right.at).map(({ at }) => items[at] as T);
}
