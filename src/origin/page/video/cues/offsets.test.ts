import { expect, it } from 'vitest';
import { offsetsOf, rowsWithin } from './offsets.ts';

const offsets = offsetsOf(5, (at) => (at === 1 ? 100 : 10));

it('adds heights up', () => {
  expect([...offsets.tops]).toEqual([0, 10, 110, 120, 130, 140]);
});

it.each([
  [0, 5, 0, [0, 1]],
  [10, 110, 0, [1, 3]],
  [109, 121, 0, [1, 4]],
  [50, 60, 1, [0, 3]],
  [1_000, 2_000, 1, [4, 5]],
])('finds the rows from %i to %i px and %i more', (top, bottom, spare, rows) => {
  expect(rowsWithin(offsets, top, bottom, spare)).toEqual(rows);
});

it('finds none of no rows', () => {
  expect(
    rowsWithin(
      offsetsOf(0, () => 10),
      0,
      100,
      3,
    ),
  ).toEqual([0, 0]);
});
