import { expect, it } from 'vitest';
import { clampTime, EARLIEST, isTime, LATEST } from './time-range.ts';

it('knows the times that have four digits for the year', () => {
  expect([isTime(EARLIEST), isTime(LATEST), isTime(0)]).toEqual([true, true, true]);
  for (const time of [EARLIEST - 1, LATEST + 1, 8.64e15, Number.NaN, Number.POSITIVE_INFINITY])
    expect(isTime(time)).toBe(false);
});

it('returns the nearest of them', () => {
  expect([1e308, Number.POSITIVE_INFINITY, Number.NaN, -1e308, 7].map(clampTime)).toEqual([
    LATEST,
    LATEST,
    LATEST,
    EARLIEST,
    7,
  ]);
});
