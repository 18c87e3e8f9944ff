import { assumed, documented } from '../../../src/base/evidence.ts';
import type { Answer } from '../../model/context/answer.ts';
import type { CheckContext } from '../../model/context/context.ts';
import { ACCOUNT } from './support/account.ts';
import { check } from './support/check.ts';
import { expectLimited, rateOf, untilAllowed } from './support/rate.ts';
import { PAGE } from './support/sources.ts';
import { translation } from './support/subtitles.ts';

/** Words of the sources that several checks rest on. */
const says = {
  limit:
    '429 Too Many Requests. Rate limit exceeded: { "detail": "Rate limit exceeded. You have made 60 requests. Maximum allowed: 60 requests per minute. Please try again after 45 seconds." }',
} as const;

const TEXT =
  'Rate limit exceeded. You have made 60 requests. Maximum allowed: 60 requests per minute. Please try again after 45 seconds.';
const page = documented(`${PAGE}, Error Responses`);

/** Sends this many requests; each must be served. */
async function served(t: CheckContext, times: number, credential?: 'neighbour'): Promise<Answer> {
  let answer: Answer | undefined;
  for (let n = 0; n < times; n += 1) {
    answer = await t.send({ path: ACCOUNT, limited: true, ...(credential ? { credential } : {}) });
    answer.verify(answer.status === 200, `request ${n + 1} of ${times} allowed ones served`, answer.summary());
  }
  return answer as Answer;
}

const oneMore = (t: CheckContext) => t.send({ path: ACCOUNT, limited: true });

/** Sends requests until one is refused, at most sixty with the first. Returns the last answer. */
async function untilRefused(t: CheckContext, first: Answer): Promise<Answer> {
  let answer = first;
  for (let sent = 1; answer.status !== 429 && sent <= 60; sent += 1) {
    answer = await t.send(translation({}, { limited: true }));
    answer.expectStatus(200, 429);
  }
  return answer;
}

/** The 429 of "Error Responses": the number of requests and the time to wait. */
export const rateLimitChecks = [
  check({
    id: 'rate-limit/last-allowed',
    title: 'Exactly the allowed number of requests is served',
    quote: says.limit,
    requirement: 'Maximum allowed: 60 requests per minute',
    evidence: page,
    cost: { requests: 6 },
    run: async (t) => {
      await t.given({ limit: { requests: 5, seconds: 60 } });
      await served(t, 5);
      expectLimited(await oneMore(t), 5);
    },
  }),
  check({
    id: 'rate-limit/sixty-a-minute',
    title: 'Sixty requests are served in a minute, the next is refused',
    quote: says.limit,
    requirement: `429 Too Many Requests: {"detail": "${TEXT}"}`,
    evidence: documented(`${PAGE}, Error Responses; docs guides/rate-limits say 100,000 a minute: then it is skipped`),
    cost: { requests: 61, credits: 60 },
    exhaustive: true,
    run: async (t) => {
      const first = await t.send(translation({}, { limited: true }));
      first.expectStatus(200, 429);
      const { limit, remaining } = rateOf(first);
      if (limit > 1_000) t.skip(`the target announces ${limit} requests a minute, as the guide does`);
      first.verify(limit === 60, 'X-RateLimit-Limit 60', limit);
      // Where limits can be arranged, other checks test the announced limit with smaller numbers.
      if (t.arranged) {
        first.verify(remaining === 59, 'X-RateLimit-Remaining 59 after the first request', remaining);
        return;
      }
      expectLimited(await untilRefused(t, first), 60);
    },
  }),
  check({
    id: 'rate-limit/text',
    title: 'The refusal names the requests made, the limit and the seconds to wait',
    quote: says.limit,
    requirement: `429: "${TEXT}", or the guide's "Rate limit exceeded. Please try again later."`,
    evidence: documented(`${PAGE}, Error Responses; docs guides/error-handling`),
    cost: { requests: 4 },
    run: async (t) => {
      await t.given({ limit: { requests: 3, seconds: 60 } });
      await served(t, 3);
      await t.wait(15);
      expectLimited(await oneMore(t), 3);
    },
  }),
  check({
    id: 'rate-limit/seconds',
    title: 'The seconds to wait are exact',
    quote: says.limit,
    requirement: 'Please try again after 45 seconds',
    evidence: page,
    cost: { requests: 7 },
    run: async (t) => {
      await t.given({ limit: { requests: 3, seconds: 60 } });
      await served(t, 2);
      await t.wait(20);
      await served(t, 1);
      await t.wait(5.5);
      const refusal = await oneMore(t);
      expectLimited(refusal, 3);
      const seconds = await untilAllowed(t, refusal);
      refusal.verify(seconds >= 2 && seconds <= 60, 'between 2 and 60 seconds to wait', seconds);
      await t.wait(seconds - 1);
      const early = await oneMore(t);
      early.verify(early.status === 429, `still refused ${seconds - 1} of ${seconds} seconds later`, early.summary());
      await t.wait(1);
      const onTime = await oneMore(t);
      onTime.verify(onTime.status === 200, `served after the ${seconds} seconds that were named`, onTime.summary());
    },
  }),
  check({
    id: 'rate-limit/opens-again',
    title: 'After the window the full number of requests is allowed again',
    quote: says.limit,
    requirement: 'Maximum allowed: 60 requests per minute',
    evidence: page,
    cost: { requests: 9 },
    run: async (t) => {
      await t.given({ limit: { requests: 4, seconds: 60 } });
      await served(t, 4);
      (await oneMore(t)).expectStatus(429);
      await t.wait(60);
      await served(t, 4);
    },
  }),
  check({
    id: 'rate-limit/refused-not-counted',
    title: 'Refused requests do not lengthen the wait',
    requirement: 'You have made 60 requests. Maximum allowed: 60: the refused request is not among them',
    evidence: assumed('our reading of the documented text'),
    cost: { requests: 11 },
    run: async (t) => {
      await t.given({ limit: { requests: 3, seconds: 60 } });
      await served(t, 3);
      for (const pause of [10, 20, 20, 5]) {
        await t.wait(pause);
        expectLimited(await oneMore(t), 3);
      }
      await t.wait(5);
      await served(t, 3);
    },
  }),
  check({
    id: 'rate-limit/per-key',
    title: 'Requests of one key do not count for another key',
    requirement: 'The limit applies per API key',
    evidence: documented('docs guides/rate-limits'),
    cost: { requests: 6 },
    run: async (t) => {
      const limit = { requests: 2, seconds: 60 };
      await t.given({ limit });
      await t.given({ limit }, 'neighbour');
      await served(t, 2);
      (await oneMore(t)).expectStatus(429);
      await served(t, 2, 'neighbour');
      (await oneMore(t)).expectStatus(429);
    },
  }),
  check({
    id: 'rate-limit/all-operations',
    title: 'Every operation that needs the key counts',
    requirement: 'You have made 60 requests: requests of any kind',
    evidence: assumed('every page of the docs shows the same text; a gateway counts before it reads the path'),
    cost: { requests: 6, credits: 1 },
    run: async (t) => {
      const each = [translation(), { path: ACCOUNT }, { path: '/v2/supported-languages' }];
      await t.given({ limit: { requests: each.length, seconds: 60 } });
      for (const request of each) (await t.send({ ...request, limited: true })).expectStatus(200);
      for (const request of each) (await t.send({ ...request, limited: true })).expectStatus(429);
    },
  }),
  check({
    id: 'rate-limit/before-the-body',
    title: 'Past the limit the body is not checked',
    requirement: 'A request past the limit is refused with 429, even with other faults',
    evidence: assumed('a gateway refuses before the service reads the file'),
    cost: { requests: 4, credits: 1 },
    run: async (t) => {
      await t.given({ limit: { requests: 1, seconds: 60 }, credits: 1 });
      (await t.send(translation({}, { limited: true }))).expectStatus(200);
      for (const changes of [{ format: 'ass' }, { target: 'xx' }, {}]) {
        (await t.send(translation(changes, { limited: true }))).expectStatus(429);
      }
    },
  }),
];
