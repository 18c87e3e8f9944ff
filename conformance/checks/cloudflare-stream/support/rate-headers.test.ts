import { expect, it } from 'vitest';
import { Answer } from '../../../model/context/answer.ts';
import { policyOf, rateOf } from './rate-headers.ts';

const answer = (...headers: [string, string][]) =>
  new Answer({
    request: { method: 'GET', url: 'http://x', headers: [], body: null },
    response: { status: 200, headers, bytes: Buffer.from('') },
    problem: null,
  });

it('reads the headers of one version of the changelog', () => {
  const one = answer(['Ratelimit', '"default";t=30;r=50, "ip";r=1'], ['Ratelimit-Policy', '"burst";q=100;w=60']);
  expect([rateOf(one), policyOf(one)]).toEqual([
    { remaining: 50, seconds: 30 },
    { quota: 100, window: 60 },
  ]);
});

it('reads the headers of the other version', () => {
  const one = answer(['X-RateLimit-Limit', '1200'], ['X-RateLimit-Remaining', '7']);
  expect([rateOf(one), policyOf(one)]).toEqual([
    { remaining: 7, seconds: null },
    { quota: 1200, window: null },
  ]);
});

it('rejects an answer with neither, and words instead of numbers', () => {
  expect(() => rateOf(answer())).toThrow('expected Ratelimit');
  expect(() => policyOf(answer())).toThrow('expected Ratelimit-Policy');
  expect(() => rateOf(answer(['X-RateLimit-Limit', '9'], ['X-RateLimit-Remaining', 'some']))).toThrow('a number');
});
