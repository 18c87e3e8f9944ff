import { documented, observed } from '../../../src/base/evidence.ts';
import type { Answer } from '../../model/context/answer.ts';
import type { CheckContext, CheckRequest } from '../../model/context/context.ts';
import { eachRow } from '../rows.ts';
import { ACCOUNT } from './support/account.ts';
import { check } from './support/check.ts';
import { expectLimited, rateOf, serverNow, untilAllowed } from './support/rate.ts';
import { RATE_GUIDE } from './support/sources.ts';
import { translation } from './support/subtitles.ts';

const guide = documented(RATE_GUIDE);

/** The value of Retry-After in whole seconds. Skips the check if the target sends none and need not. */
async function retryAfterOf(t: CheckContext, refusal: Answer): Promise<string> {
  const value = refusal.header('Retry-After');
  if (value === undefined) {
    // Its absence is wrong only on a server that is known to send it.
    const promised = (await t.declared('retryAfter')) === 'seconds';
    refusal.verify(!promised, 'Retry-After, which this server is configured to send', value);
    return t.skip('the target sends no Retry-After, and no page of the docs promises it');
  }
  refusal.verify(/^\d{1,6}$/.test(value), 'Retry-After in whole seconds', value);
  return value;
}

/** The headers of the guide on rate limits, as the SDKs read them. */
export const rateHeaderChecks = [
  check({
    id: 'rate-limit/headers',
    title: 'Every answer to a key has the limit, the remaining requests and the reset time',
    requirement: 'X-RateLimit-Limit, X-RateLimit-Remaining and X-RateLimit-Reset on every response',
    evidence: guide,
    cost: { requests: 4, credits: 1 },
    run: async (t) => {
      const rows: Readonly<Record<string, CheckRequest>> = {
        'a translation': translation({}, { shared: 'always' }),
        'the account': { path: ACCOUNT, shared: 'always' },
        'the languages': { path: '/v2/supported-languages', shared: 'always' },
        'a refusal with 400': translation({ format: 'ass' }, { shared: 'always' }),
      };
      await eachRow(t, rows, async (request) => {
        const answer = await t.send(request);
        const { limit, remaining } = rateOf(answer);
        answer.verify(remaining <= limit, `at most ${limit} remaining`, remaining);
      });
    },
  }),
  check({
    id: 'rate-limit/headers-on-refusals',
    title: 'A refusal with 402 or 429 has the headers too',
    requirement: 'X-RateLimit-Limit, X-RateLimit-Remaining and X-RateLimit-Reset on every response',
    evidence: guide,
    cost: { requests: 3 },
    run: async (t) => {
      await t.given({ credits: 0, limit: { requests: 2, seconds: 60 } });
      const short = await t.send(translation());
      short.expectStatus(402);
      const after402 = rateOf(short);
      short.verify(after402.limit === 2, 'X-RateLimit-Limit 2', after402.limit);
      (await t.send({ path: ACCOUNT })).expectStatus(200);
      let refusal = await t.send({ path: ACCOUNT, limited: true });
      // If a 402 does not count, the window still has one request left.
      if (refusal.status === 200) refusal = await t.send({ path: ACCOUNT, limited: true });
      expectLimited(refusal, 2);
      const { limit, remaining } = rateOf(refusal);
      refusal.verify(limit === 2 && remaining === 0, 'limit 2 and remaining 0', { limit, remaining });
    },
  }),
  check({
    id: 'rate-limit/remaining',
    title: 'The remaining requests fall by one per request',
    requirement: 'X-RateLimit-Remaining: requests left in the window',
    evidence: guide,
    cost: { requests: 3 },
    run: async (t) => {
      await t.given({ limit: { requests: 3, seconds: 60 } });
      for (const left of [2, 1, 0]) {
        const answer = await t.send({ path: ACCOUNT });
        const { limit, remaining } = rateOf(answer);
        answer.verify(limit === 3 && remaining === left, `limit 3 and remaining ${left}`, { limit, remaining });
      }
    },
  }),
  check({
    id: 'rate-limit/reset',
    title: 'The reset time is in Unix seconds and lies within the window',
    requirement: 'X-RateLimit-Reset: Unix seconds',
    evidence: guide,
    cost: { requests: 1 },
    run: async (t) => {
      if (t.arranged) await t.given({ limit: { requests: 5, seconds: 60 } });
      const answer = await t.send({ path: ACCOUNT, shared: 'always' });
      const now = (await serverNow(t, answer)) / 1000;
      // An hour is the longest window that the guide names; a few seconds allow for different clocks.
      const longest = t.arranged ? 61 : 3_605;
      const { reset } = rateOf(answer);
      answer.verify(
        reset >= now - 5 && reset <= now + longest,
        `a reset between ${Math.floor(now)} and ${Math.ceil(now + longest)}`,
        reset,
      );
    },
  }),
  check({
    id: 'rate-limit/retry-after',
    title: 'Retry-After, if sent, is the whole seconds to wait',
    requirement: 'Retry-After: seconds, as the SDKs read it (an HTTP date makes the Python SDK fail)',
    evidence: observed(
      'translateplus-js d9c2d1f and translateplus-python c863c36 read it; no page of the docs names it',
    ),
    cost: { requests: 4 },
    run: async (t) => {
      await t.given({ limit: { requests: 2, seconds: 60 } });
      for (const _turn of [1, 2]) (await t.send({ path: ACCOUNT })).expectStatus(200);
      await t.wait(13);
      const refusal = await t.send({ path: ACCOUNT, limited: true });
      expectLimited(refusal, 2);
      const value = await retryAfterOf(t, refusal);
      const seconds = await untilAllowed(t, refusal);
      refusal.verify(Number(value) === seconds, `Retry-After ${seconds}, as the rest of the answer says`, value);
      const reset = rateOf(refusal).reset - (await serverNow(t, refusal)) / 1000;
      refusal.verify(Math.abs(reset - Number(value)) <= 1, `X-RateLimit-Reset ${value} seconds ahead`, `${reset}`);
      await t.wait(Number(value));
      (await t.send({ path: ACCOUNT, limited: true })).expectStatus(200);
    },
  }),
];
