import { expect, it } from 'vitest';
import type { Exchange } from '../model/exchange.ts';
import { secondsToWait } from './rate-wait.ts';

const NOW = Date.UTC(2026, 0, 1);

function refusal(headers: Record<string, string>, body = ''): Exchange {
  const response = { status: 429, headers: Object.entries(headers), bytes: Buffer.from(body) };
  return {
    request: { method: 'GET', url: 'http://x', headers: [], body: null },
    response,
    problem: null,
  };
}

it.each<[string, Record<string, string>, string, number]>([
  ['Retry-After in seconds', { 'retry-after': '7' }, 'after 45 seconds', 7],
  ['Retry-After as a date', { 'Retry-After': new Date(NOW + 9_000).toUTCString() }, '', 9],
  [
    "a date by the server's own clock",
    { 'Retry-After': 'Thu, 01 Jan 2015 00:00:30 GMT', Date: 'Thu, 01 Jan 2015 00:00:00 GMT' },
    '',
    30,
  ],
  ['the text', {}, '{"detail":"... Please try again after 45 seconds."}', 45],
  ['the reset header', { 'X-RateLimit-Reset': String(NOW / 1000 + 12) }, 'try again later', 12],
  ['a date in the form of RFC 850', { 'Retry-After': 'Thursday, 01-Jan-26 00:00:09 GMT' }, '', 9],
  ['a number that is not whole, which is no date', { 'Retry-After': '1.5' }, 'after 45 seconds', 45],
  ['nothing at all', {}, '', 60],
  ['a time that is over', { 'Retry-After': '0' }, '', 1],
  ['nonsense', { 'Retry-After': 'soon', 'X-RateLimit-Reset': 'never' }, 'after many seconds', 60],
])('reads %s', (_name, headers, body, seconds) => {
  expect(secondsToWait(refusal(headers, body), NOW)).toBe(seconds);
});
