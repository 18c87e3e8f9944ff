import { expect, it } from 'vitest';
import { seededSample } from './sample.ts';

const items = Array.from({ length: 100 }, (_, at) => at);

it('draws the given number in order, and the same for the same seed', () => {
  const drawn = seededSample(items, 10, 1);
  expect(drawn).toHaveLength(10);
  expect(new Set(drawn).size).toBe(10);
  expect([...drawn].sort((left, right) => left - right)).toEqual(drawn);
  expect(seededSample(items, 10, 1)).toEqual(drawn);
  expect(seededSample(items, 10, 2)).not.toEqual(drawn);
});

it('draws from everywhere', () => {
  const seen = new Set(Array.from({ length: 100 }, (_, seed) => seededSample(items, 10, seed)).flat());
  expect(seen.size).toBeGreaterThan(90);
});

it('returns all when there are not more', () => {
  expect(seededSample([1, 2], 5, 1)).toEqual([1, 2]);
  expect(seededSample([], 5, 1)).toEqual([]);
});
