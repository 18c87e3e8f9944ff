import type { Answer } from '../../model/context/answer.ts';
import { show } from '../../model/show.ts';
import { check } from './support/check.ts';
import { operationsOf, requestOf } from './support/operations.ts';
import { policyOf, rateOf } from './support/rate-headers.ts';
import { expectRefused, refusals } from './support/refusals.ts';
import { assumed, documented, GLOBAL_LIMIT, LIMITS_PAGE, RATE_HEADERS_PAGE } from './support/sources.ts';
import type { Stream } from './support/stream.ts';

/** Words of the sources that several checks rest on. */
const says = {
  retryAfter:
    'Returned only when a rate limit has been reached (error code: 429): - Retry-After: Number of Seconds until more capacity is available, rounded up',
  headers:
    'Headers that are always returned: - Ratelimit: List of service limit items, composed of the limit name, the remaining quota (r) and the time next window resets (t).',
  blocked:
    'If you exceed this limit, all API calls for the next five minutes will be blocked, receiving a HTTP 429 - Too Many Requests response.',
} as const;

const BLOCK = 300;

/** One request that counts. */
const ask = (stream: Stream): Promise<Answer> => stream.send('listVideos', { rest: '?limit=1' }, { limited: true });

/** Uses up a window of this many requests and sends one more. */
async function exceed(stream: Stream, requests: number): Promise<Answer> {
  await stream.t.given({ limit: { requests, seconds: 300 } });
  for (let time = 0; time < requests; time += 1) (await ask(stream)).expectStatus(200);
  const answer = await ask(stream);
  expectRefused(answer, refusals.rateLimited);
  return answer;
}

/** "Rate limits" and the changelog of their headers. */
export const rateChecks = [
  check({
    id: 'rate-limit/last-allowed',
    title: 'The last request of the limit passes, the next is refused with 429',
    quote: GLOBAL_LIMIT,
    requirement: '1200 requests in five minutes per user (a smaller limit arranged); then 429',
    evidence: documented(LIMITS_PAGE),
    cost: { requests: 4 },
    run: (stream) => exceed(stream, 3),
  }),
  check({
    id: 'rate-limit/blocks',
    title: 'Exceeding the limit blocks all calls for five minutes',
    quote: says.blocked,
    requirement: 'all API calls are blocked for the next five minutes',
    evidence: documented(LIMITS_PAGE),
    cost: { requests: 6 },
    run: async (stream) => {
      await stream.t.given({ limit: { requests: 1, seconds: 300 } });
      (await ask(stream)).expectStatus(200);
      await stream.t.wait(200);
      expectRefused(await ask(stream), refusals.rateLimited);
      // The window itself has ended by now: only the block continues.
      await stream.t.wait(BLOCK - 1);
      expectRefused(await ask(stream), refusals.rateLimited);
      await stream.t.wait(1);
      (await ask(stream)).expectStatus(200);
    },
  }),
  check({
    id: 'rate-limit/opens-again',
    title: 'A window that was not exceeded opens again after five minutes',
    quote: GLOBAL_LIMIT,
    requirement: '1200 requests in five minutes',
    evidence: documented(LIMITS_PAGE),
    cost: { requests: 5 },
    run: async (stream) => {
      await stream.t.given({ limit: { requests: 2, seconds: 300 } });
      for (let time = 0; time < 2; time += 1) (await ask(stream)).expectStatus(200);
      await stream.t.wait(300);
      for (let time = 0; time < 2; time += 1) (await ask(stream)).expectStatus(200);
      expectRefused(await ask(stream), refusals.rateLimited);
    },
  }),
  check({
    id: 'rate-limit/retry-after',
    title: 'A 429 names the whole seconds to wait, and serves after them',
    quote: says.retryAfter,
    requirement: 'Retry-After: whole seconds, on 429',
    evidence: documented(RATE_HEADERS_PAGE),
    cost: { requests: 5 },
    run: async (stream) => {
      const refusal = await exceed(stream, 1);
      const value = refusal.header('Retry-After') ?? '';
      refusal.verify(/^\d{1,4}$/.test(value), 'Retry-After in whole seconds', show(value));
      const seconds = Number(value);
      refusal.verify(seconds > 0 && seconds <= BLOCK, `1 to ${BLOCK} seconds`, value);
      await stream.t.wait(100);
      const later = await ask(stream);
      expectRefused(later, refusals.rateLimited);
      const left = Number(later.header('Retry-After'));
      later.verify(left === seconds - 100, `Retry-After ${seconds - 100} after 100 seconds`, String(left));
      await stream.t.wait(left);
      (await ask(stream)).expectStatus(200);
    },
  }),
  check({
    id: 'rate-limit/retry-after-only-then',
    title: 'Answers that were not limited have no Retry-After',
    quote: says.retryAfter,
    requirement: 'Retry-After is sent on 429 only',
    evidence: documented(RATE_HEADERS_PAGE),
    cost: { requests: 3 },
    run: async (stream) => {
      for (const answer of [await ask(stream), await stream.send('getVideo')]) {
        const value = answer.header('Retry-After');
        answer.verify(value === undefined, 'no Retry-After', show(value));
      }
    },
  }),
  check({
    id: 'rate-limit/headers',
    title: 'Every answer has the remaining requests and the seconds to the reset',
    quote: says.headers,
    requirement:
      'Ratelimit: "default";r=50;t=30 and Ratelimit-Policy: "burst";q=100;w=60, or X-RateLimit-Limit and X-RateLimit-Remaining',
    evidence: documented(RATE_HEADERS_PAGE),
    cost: { requests: 3 },
    run: async (stream) => {
      for (const operation of operationsOf(stream)) {
        const answer = await stream.send(operation, {}, requestOf(operation));
        const { remaining, seconds } = rateOf(answer);
        const { quota, window } = policyOf(answer);
        answer.verify(remaining <= quota, `at most ${quota} remaining`, remaining);
        const most = Math.max(window ?? 0, BLOCK);
        answer.verify(seconds === null || seconds <= most, `at most ${most} seconds to the reset`, seconds);
      }
    },
  }),
  check({
    id: 'rate-limit/remaining',
    title: 'The remaining requests fall by one per request, down to 0',
    quote: says.headers,
    requirement: 'r: requests remaining; t: seconds until the window resets (or X-RateLimit-Remaining)',
    evidence: documented(RATE_HEADERS_PAGE),
    cost: { requests: 5 },
    run: async (stream) => {
      await stream.t.given({ limit: { requests: 3, seconds: 300 } });
      for (const left of [2, 1, 0]) {
        const answer = await ask(stream);
        const { remaining, seconds } = rateOf(answer);
        answer.verify(remaining === left, `${left} remaining`, remaining);
        const due = 300 - 10 * (2 - left);
        answer.verify(seconds === null || seconds === due, `${due} seconds left`, seconds);
        await stream.t.wait(10);
      }
      const refusal = await ask(stream);
      expectRefused(refusal, refusals.rateLimited);
      refusal.verify(rateOf(refusal).remaining === 0, 'nothing remaining', rateOf(refusal).remaining);
    },
  }),
  check({
    id: 'rate-limit/policy',
    title: 'The policy names 1200 requests in 300 seconds',
    requirement: '1200 requests / 5 minutes, as q and w of Ratelimit-Policy (or X-RateLimit-Limit 1200)',
    evidence: assumed(`the limit: ${LIMITS_PAGE}; the header's form: ${RATE_HEADERS_PAGE}; the combination is ours`),
    cost: { requests: 1 },
    run: async (stream) => {
      const answer = await ask(stream);
      const { quota, window } = policyOf(answer);
      answer.verify(quota === 1200 && (window ?? 300) === 300, '1200 requests in 300 seconds', show({ quota, window }));
    },
  }),
  check({
    id: 'rate-limit/per-user',
    title: 'The block of one user does not affect another',
    quote: GLOBAL_LIMIT,
    requirement: 'The limit is per user',
    evidence: documented(LIMITS_PAGE),
    cost: { requests: 4 },
    run: async (stream) => {
      await stream.t.given({}, 'neighbour');
      const account = await stream.accountOf('neighbour');
      await exceed(stream, 1);
      (await stream.send('listVideos', { account }, { credential: 'neighbour' })).expectStatus(200);
    },
  }),
  check({
    id: 'rate-limit/token-and-key',
    title: 'Tokens and keys of a user count together',
    quote: GLOBAL_LIMIT,
    requirement: 'Cumulative over the dashboard, API keys and API tokens of a user',
    evidence: documented(LIMITS_PAGE),
    cost: { requests: 4 },
    run: async (stream) => {
      const { email, apiKey } = await stream.t.credential();
      if (email === undefined || apiKey === undefined) stream.t.skip('needs an email and apiKey beside the token');
      await stream.t.given({ limit: { requests: 2, seconds: 300 } });
      const headers = { 'X-Auth-Email': String(email), 'X-Auth-Key': String(apiKey) };
      const withKey = () => stream.send('listVideos', {}, { credential: null, headers, limited: true });
      (await ask(stream)).expectStatus(200);
      (await withKey()).expectStatus(200);
      expectRefused(await withKey(), refusals.rateLimited);
      expectRefused(await ask(stream), refusals.rateLimited);
    },
  }),
  check({
    id: 'rate-limit/every-operation',
    title: 'Every operation counts, and the block covers every operation',
    quote: says.blocked,
    requirement: 'all API calls',
    evidence: documented(LIMITS_PAGE),
    cost: { requests: 34 },
    run: async (stream) => {
      const all = operationsOf(stream);
      await stream.t.given({ limit: { requests: all.length, seconds: 300 } });
      for (const operation of all) {
        const answer = await stream.send(operation, {}, { ...requestOf(operation), limited: true });
        answer.verify(answer.status !== 429, `${operation} within the limit`, answer.summary());
      }
      for (const operation of all) {
        const answer = await stream.send(operation, {}, { ...requestOf(operation), limited: true });
        expectRefused(answer, refusals.rateLimited);
      }
    },
  }),
];
