import { expect, it } from 'vitest';
import { measure } from './measure.ts';

const limits = {
  profile: 'netflix',
  counting: 'graphemes',
  lineLength: 10,
  lines: 2,
  charactersPerSecond: 17,
  minDurationMs: 833,
  maxDurationMs: 7_000,
} as const;
const cue = (payload: string, milliseconds = 1_000) => ({ payload, startMs: 0, endMs: milliseconds });

it.each([
  ['within all limits', cue('<i>Hello</i> you'), { perSecond: 9, longest: 9, lines: 1, over: [] }],
  ['too fast', cue('0123456789\n01234567'), { perSecond: 18, over: ['18 cps, limit 17'] }],
  ['too wide', cue('Hello there'), { longest: 11, over: ['line of 11, limit 10'] }],
  ['too many lines', cue('a\nb\nc'), { lines: 3, over: ['3 lines, limit 2'] }],
  ['too short', cue('a', 500), { over: ['0.5 s, at least 0.8 s'] }],
  ['too long', cue('a', 8_000), { over: ['8.0 s, at most 7.0 s'] }],
  ['clusters of characters', cue('👩‍👩‍👧e\u0301'), { longest: 2, over: [] }],
])('measures a cue %s', (_, one, expected) => {
  expect(measure(one, limits)).toMatchObject(expected);
});

it('counts as the profile does, and marks nothing without limits', () => {
  expect(measure(cue('日本語ab'), { ...limits, counting: 'half-width' }).longest).toBe(4);
  expect(measure(cue('x'.repeat(999)), null)).toEqual({ perSecond: 999, longest: 999, lines: 1, over: [] });
});
