import { observed } from '../../../src/base/evidence.ts';
import type { CheckContext } from '../../model/context/context.ts';
import { ACCOUNT, account } from './support/account.ts';
import { check } from './support/check.ts';
import { ACCOUNT_READERS } from './support/sources.ts';
import { contentOf, sentences, srtOf, translation } from './support/subtitles.ts';

const evidence = observed(ACCOUNT_READERS);

/** The requests of the account by outcome, which must add up. */
async function countsOf(t: CheckContext) {
  const { answer } = await account(t);
  const summary = answer.field('summary', 'object');
  const [total, good, bad] = ['total_requests', 'successful_requests', 'failed_requests'].map((name) =>
    answer.field(name, 'number', summary),
  ) as [number, number, number];
  answer.verify(good + bad === total, `${total} = successful_requests + failed_requests`, `${good} + ${bad}`);
  return { answer, good, bad };
}

/** GET /v2/account/summary. */
export const accountChecks = [
  check({
    id: 'account/fields',
    title: 'The account summary has the fields that clients read',
    requirement: 'email, full_name, total_credits, credits_used, credits_remaining, credits_percentage, summary',
    evidence,
    cost: { requests: 1 },
    run: async (t) => {
      const answer = (await t.send({ path: ACCOUNT, shared: 'always' })).expectStatus(200);
      for (const name of ['email', 'full_name']) answer.field(name, 'string');
      for (const name of ['total_credits', 'credits_used', 'credits_remaining', 'credits_percentage']) {
        answer.field(name, 'number');
      }
      const summary = answer.field('summary', 'object');
      for (const name of ['total_requests', 'successful_requests', 'failed_requests', 'success_rate']) {
        answer.field(name, 'number', summary);
      }
    },
  }),
  check({
    id: 'account/adds-up',
    title: 'Used and remaining credits add up to the total',
    requirement: 'credits_used + credits_remaining = total_credits; credits_percentage is the part used',
    evidence,
    cost: { requests: 1 },
    run: async (t) => {
      if (t.arranged) {
        await t.given({ credits: 8 });
        contentOf(await t.send(translation({ content: srtOf(sentences(2)) })));
      }
      const { total, used, remaining, answer } = await account(t, { shared: 'always' });
      answer.verify(
        used + remaining === total,
        `${total} = credits_used + credits_remaining`,
        `${used} + ${remaining}`,
      );
      const percentage = answer.field('credits_percentage', 'number');
      const wanted = total === 0 ? percentage : (used / total) * 100;
      answer.verify(Math.abs(percentage - wanted) <= 1, `credits_percentage near ${wanted}`, percentage);
    },
  }),
  check({
    id: 'account/shows-what-is-left',
    title: 'The account shows the credits it holds, before and after spending',
    requirement: 'credits_remaining is the number that a 402 calls remaining; credits_used grows by the spent credits',
    evidence,
    cost: { requests: 3, credits: 4 },
    run: async (t) => {
      await t.given({ credits: 37 });
      const before = await account(t);
      before.answer.verify(before.remaining === 37, '37 credits remaining', before.remaining);
      contentOf(await t.send(translation({ content: srtOf(sentences(4)) })));
      const after = await account(t);
      after.answer.verify(after.remaining === 33, '33 credits remaining after 4 blocks', after.remaining);
      after.answer.verify(after.used - before.used === 4, 'credits_used 4 higher', after.used - before.used);
    },
  }),
  check({
    id: 'account/request-counts',
    title: 'Requests are counted by outcome',
    requirement: 'summary: total_requests = successful_requests + failed_requests, each growing with its outcome',
    evidence,
    cost: { requests: 4, credits: 1 },
    run: async (t) => {
      const before = await countsOf(t);
      contentOf(await t.send(translation()));
      (await t.send(translation({ format: 'ass' }))).expectStatus(400);
      const after = await countsOf(t);
      after.answer.verify(after.good > before.good, 'more successful requests than before', after.good - before.good);
      after.answer.verify(after.bad > before.bad, 'more failed requests than before', after.bad - before.bad);
    },
  }),
];
