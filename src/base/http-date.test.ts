import { expect, it } from 'vitest';
import { httpDate, parseHttpDate } from './http-date.ts';

const NOW = Date.UTC(2026, 0, 1);

it.each([
  ['IMF-fixdate', 'Thu, 01 Jan 2026 00:00:45 GMT', Date.UTC(2026, 0, 1, 0, 0, 45)],
  ['RFC 850', 'Thursday, 01-Jan-26 00:00:45 GMT', Date.UTC(2026, 0, 1, 0, 0, 45)],
  ['RFC 850, more than 50 years ahead', 'Sunday, 06-Nov-94 08:49:37 GMT', Date.UTC(1994, 10, 6, 8, 49, 37)],
  ['RFC 850, just within 50 years', 'Wednesday, 01-Jan-76 00:00:00 GMT', Date.UTC(2076, 0, 1)],
  ['RFC 850, just beyond 50 years', 'Thursday, 01-Jan-76 00:00:01 GMT', Date.UTC(1976, 0, 1, 0, 0, 1)],
  ['asctime, in GMT', 'Sun Nov  6 08:49:37 1994', Date.UTC(1994, 10, 6, 8, 49, 37)],
  ['asctime, of two digits', 'Wed Nov 16 08:49:37 1994', Date.UTC(1994, 10, 16, 8, 49, 37)],
  ['a leap day', 'Thu, 29 Feb 2024 00:00:00 GMT', Date.UTC(2024, 1, 29)],
  ['other case', 'thu, 01 JAN 2026 00:00:45 gmt', Date.UTC(2026, 0, 1, 0, 0, 45)],
  ['a leap second', 'Wed, 31 Dec 2025 23:59:60 GMT', NOW],
])('reads %s', (_form, text, time) => {
  expect(parseHttpDate(text, NOW)).toBe(time);
});

it.each([
  '',
  'soon',
  '2026-01-01T00:00:00Z',
  'Thu, 01 Jam 2026 00:00:00 GMT',
  'Thu, 01 Jan 2026 25:00:00 GMT',
  'Thu, 01 Jan 2026 00:00:45 +0100',
  'Sat, 31 Feb 2026 00:00:00 GMT',
  'Sat, 00 Jan 2026 00:00:00 GMT',
  'Fri, 29 Feb 2025 00:00:00 GMT',
  'Sun Nov 06 08:49:37 94',
  '2099',
  '1',
])('takes %j for no HTTP date', (text) => {
  expect(parseHttpDate(text, NOW)).toBeNull();
});

it('writes the second of a time, in any order of calls, and reads it again', () => {
  for (const time of [0, 999, 1_000, 0, Date.parse('2026-01-01T00:00:00.900Z'), 5_000]) {
    expect(httpDate(time)).toBe(new Date(time).toUTCString());
    expect(parseHttpDate(httpDate(time), NOW)).toBe(Math.floor(time / 1000) * 1000);
  }
});
