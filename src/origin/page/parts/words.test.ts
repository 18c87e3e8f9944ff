import { expect, it } from 'vitest';
import { clockText, countText, durationText, sizeText, whenText } from './words.ts';

it.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1_000, '1.0 kB'],
  [999_499, '999 kB'],
  [999_500, '1.0 MB'],
  [48_300_000, '48 MB'],
  [5_000_000_000, '5.0 GB'],
])('writes %i bytes as %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});

it.each([
  [0, '0:00'],
  [51.4, '0:51'],
  [268, '4:28'],
  [3_730, '1:02:10'],
])('writes a length of %d s as %s', (seconds, text) => {
  expect(clockText(seconds)).toBe(text);
});

it.each([
  [0.04, '0 s'],
  [2.34, '2.3 s'],
  [21.2, '21 s'],
  [120, '2 min'],
  [7_500, '2 h 5 min'],
])('writes a duration of %d s as %s', (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});

it('writes when something was', () => {
  const now = new Date(2026, 10, 29, 15, 0);
  const at = (...parts: [number, number, number, number, number]) => whenText(new Date(...parts).toISOString(), now);
  expect(at(2026, 10, 29, 14, 2)).toBe('today, 14:02');
  expect(at(2026, 10, 28, 23, 59)).toBe('yesterday');
  expect(at(2026, 10, 3, 1, 0)).toBe('3 Nov');
  expect(at(2025, 10, 3, 1, 0)).toBe('3 Nov 2025');
});

it('counts', () => {
  expect([countText(1, 'video'), countText(10_000, 'video')]).toEqual(['1 video', '10,000 videos']);
});
