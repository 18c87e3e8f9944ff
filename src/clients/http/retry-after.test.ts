import { expect, it } from 'vitest';
import { retryAfterSeconds } from './retry-after.ts';

const NOW = Date.UTC(2026, 0, 1, 0, 0, 0, 250);

it.each([
  ['7', 7],
  [' 0 ', 0],
  ['0.5', 0.5],
  ['Thu, 01 Jan 2026 00:00:45 GMT', 45],
  ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
  ['-5', null],
  ['soon', null],
  ['5, 5', null],
  ['', null],
])('reads %j as %j', (value, seconds) => {
  expect(retryAfterSeconds(new Headers({ 'Retry-After': value }), NOW)).toBe(seconds);
});

it('returns null without a header', () => {
  expect(retryAfterSeconds(new Headers(), NOW)).toBeNull();
});
