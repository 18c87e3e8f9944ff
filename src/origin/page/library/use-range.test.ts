import { expect, it } from 'vitest';
import { rangeOf } from './use-range.ts';

const list = { rowHeight: 80, count: 10_000 };

it.each([
  [-200, 800, [0, 14]],
  [0, 800, [0, 16]],
  [8_000, 800, [94, 116]],
  [799_600, 800, [9_989, 10_000]],
  [900_000, 800, [10_000, 10_000]],
] as const)('draws the rows around a window at %d', (top, height, range) => {
  expect(rangeOf(top, height, list)).toEqual(range);
});

it('draws nothing of an empty list', () => {
  expect(rangeOf(0, 800, { rowHeight: 80, count: 0 })).toEqual([0, 0]);
});
