import { documented } from '../../../src/base/evidence.ts';
import type { Answer } from '../../model/context/answer.ts';
import type { CheckContext } from '../../model/context/context.ts';
import { ACCOUNT } from './support/account.ts';
import { check } from './support/check.ts';
import { expectLimited, rateOf, untilAllowed } from './support/rate.ts';
import { PAGE } from './support/sources.ts';

/** More requests than this are not sent to reach a limit. */
const MOST = 60;

const read = (t: CheckContext): Promise<Answer> => t.send({ path: ACCOUNT, limited: true });

/** The limit as any server shows it: reads cost nothing, and a minute opens the window again. */
export const metRateChecks = [
  check({
    id: 'rate-limit/met',
    title: 'A limit that is reached by reading is the announced one, refuses in the documented words, and ends',
    quote:
      '429 Too Many Requests. Rate limit exceeded: { "detail": "Rate limit exceeded. You have made 60 requests. Maximum allowed: 60 requests per minute. Please try again after 45 seconds." }',
    requirement: 'Maximum allowed: 60 requests per minute. Please try again after 45 seconds.',
    evidence: documented(`${PAGE}, Error Responses; headers: docs guides/rate-limits`),
    cost: { requests: MOST + 3 },
    run: async (t) => {
      // A server for development may count without refusing.
      if (t.arranged) await t.given({ limit: { requests: MOST, seconds: 60 } });
      let answer = await read(t);
      const { limit } = rateOf(answer);
      if (limit > MOST) t.skip(`the limit of ${limit} requests is not reached with ${MOST}`);
      let served = 1;
      for (let sent = 1; answer.status === 200 && sent <= MOST; sent += 1) {
        const before = rateOf(answer);
        answer = await read(t);
        // Others may use the account, and a distant server may open its next window meanwhile.
        const isNext = answer.status === 200 && rateOf(answer).reset !== before.reset;
        const isFull = before.remaining <= 0 || served >= limit;
        const open = t.arranged ? 200 : answer.status;
        const wanted = isFull && !isNext ? 429 : open;
        answer.verify(
          answer.status === wanted,
          `status ${wanted} with ${before.remaining} requests remaining`,
          answer.summary(),
        );
        served = isNext ? 1 : served + 1;
      }
      if (answer.status === 200) t.skip('the next window opened before the limit was reached');
      expectLimited(answer, limit);
      const shown = rateOf(answer);
      answer.verify(
        shown.limit === limit && shown.remaining === 0,
        `limit ${limit}, remaining 0`,
        `${shown.limit}, ${shown.remaining}`,
      );
      const again = answer.header('Retry-After');
      answer.verify(again === undefined || /^\d{1,2}$/.test(again), 'Retry-After in seconds, if present', again);
      const seconds = await untilAllowed(t, answer);
      await t.wait(seconds + 1);
      (await read(t)).expectStatus(200);
    },
  }),
];
