import { expect, it } from 'vitest';
import { cueAt, cueBefore, timeOrder } from './at-time.ts';

const cue = (startMs: number, endMs: number) => ({ startMs, endMs });
const cues = [cue(5_000, 6_000), cue(0, 10_000), cue(7_000, 8_000)];
const order = timeOrder(cues);

it.each([
  [-1, -1, -1],
  [0, 1, 1],
  [5_000, 0, 0],
  [6_000, 1, 0],
  [7_999, 2, 2],
  [9_000, 1, 2],
  [10_000, -1, 2],
])('at %i ms shows cue %i; the last begun is %i', (milliseconds, shown, begun) => {
  expect([cueAt(cues, order, milliseconds), cueBefore(order, milliseconds)]).toEqual([shown, begun]);
});

it('knows no cue of an empty track', () => {
  expect(cueAt([], timeOrder([]), 0)).toBe(-1);
});
