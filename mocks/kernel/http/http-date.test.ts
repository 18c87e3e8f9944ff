import { expect, it } from 'vitest';
import { httpDate } from './http-date.ts';

it('writes the second of a time, whichever was asked before', () => {
  for (const time of [0, 999, 1_000, 0, Date.parse('2026-01-01T00:00:00.900Z'), 5_000]) {
    expect(httpDate(time)).toBe(new Date(time).toUTCString());
  }
});
