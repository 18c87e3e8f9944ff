import { assumed, documented } from '../../../src/base/evidence.ts';
import type { Answer } from '../../model/context/answer.ts';
import { eachRow } from '../rows.ts';
import { account, expectSpent } from './support/account.ts';
import { check } from './support/check.ts';
import { expectDetail } from './support/refusals.ts';
import { PAGE } from './support/sources.ts';
import { contentOf, sentences, srtOf, translation } from './support/subtitles.ts';

/** Words of the sources that several checks rest on. */
const says = {
  short:
    '402 Payment Required. Insufficient credits: { "detail": "Insufficient credits. You have 0 credit(s) remaining, but this request requires 5 credit(s). Please upgrade your plan to continue using the API." }',
} as const;

const TEXT =
  'Insufficient credits. You have {remaining} credit(s) remaining, but this request requires {required} credit(s). Please upgrade your plan to continue using the API.';
const REQUIREMENT = `402 Payment Required: {"detail": "${TEXT}"}`;
const page = documented(`${PAGE}, Error Responses`);

const textFor = (remaining: number, required: number) =>
  TEXT.replace('{remaining}', String(remaining)).replace('{required}', String(required));

const expectShort = (answer: Answer, remaining: number, required: number) =>
  expectDetail(answer, [402], [textFor(remaining, required)]);

const fileOf = (blocks: number) => translation({ content: srtOf(sentences(blocks)) });

/** The 402 of "Error Responses": the credits that an account can spend, and the price of refusals. */
export const shortCreditChecks = [
  check({
    id: 'credits/exactly-enough',
    title: 'A request for exactly the remaining credits is served',
    quote: says.short,
    requirement: 'This request requires {required} credit(s): exactly this many are enough',
    evidence: page,
    cost: { requests: 2, credits: 3 },
    run: async (t) => {
      await t.given({ credits: 3 });
      contentOf(await t.send(fileOf(3)));
      const { remaining, answer } = await account(t);
      answer.verify(remaining === 0, '0 credits remaining', remaining);
    },
  }),
  check({
    id: 'credits/one-short',
    title: 'A request for one credit too many is refused with both numbers',
    quote: says.short,
    requirement: REQUIREMENT,
    evidence: page,
    cost: { requests: 1 },
    run: async (t) => {
      await t.given({ credits: 4 });
      expectShort(await t.send(fileOf(5)), 4, 5);
    },
  }),
  check({
    id: 'credits/none-left',
    title: 'An empty account is refused in the documented words',
    quote: says.short,
    requirement: `402 Payment Required: {"detail": "${textFor(0, 5)}"}`,
    evidence: page,
    cost: { requests: 1 },
    run: async (t) => {
      await t.given({ credits: 0 });
      expectShort(await t.send(fileOf(5)), 0, 5);
    },
  }),
  check({
    id: 'credits/more-than-all',
    title: 'A file with one block more than the account holds is refused',
    quote: says.short,
    requirement: REQUIREMENT,
    evidence: page,
    cost: { requests: 2 },
    exhaustive: true,
    run: async (t) => {
      if (t.arranged) await t.given({ credits: 30 });
      const { remaining } = await account(t);
      if (remaining > 20_000) t.skip(`the account holds ${remaining} credits: too many for one file`);
      expectShort(await t.send(fileOf(remaining + 1)), remaining, remaining + 1);
    },
  }),
  check({
    id: 'credits/402-is-free',
    title: 'A request refused for lack of credits costs nothing',
    quote: says.short,
    requirement: 'A request is translated and paid as a whole, or not at all',
    evidence: documented(`${PAGE}, 402: the text names what the whole request requires`),
    cost: { requests: 4, credits: 2 },
    run: async (t) => {
      await t.given({ credits: 2 });
      expectShort(await t.send(fileOf(3)), 2, 3);
      expectShort(await t.send(fileOf(3)), 2, 3);
      contentOf(await t.send(fileOf(2)));
      const { remaining, answer } = await account(t);
      answer.verify(remaining === 0, '0 credits remaining', remaining);
    },
  }),
  check({
    id: 'credits/400-is-free',
    title: 'A request refused for its content costs nothing',
    requirement: 'A refused request costs no credits',
    evidence: assumed('undocumented; a charge for a refusal would be noticed and documented'),
    cost: { requests: 6 },
    run: async (t) => {
      const rows = {
        'unknown format': { format: 'ass' },
        'unknown source': { source: 'xx' },
        'unknown target': { target: 'xx' },
        'content of another type': { content: 7 },
      };
      await expectSpent(t, 0, () =>
        eachRow(t, rows, async (changes) => {
          const answer = await t.send(translation(changes));
          answer.verify(answer.status >= 400, 'a refusal', answer.summary());
        }),
      );
    },
  }),
  check({
    id: 'credits/429-is-free',
    title: 'A request refused for the rate limit costs nothing',
    requirement: 'A refused request costs no credits',
    evidence: assumed('undocumented; a gateway refuses before the service reads the file'),
    cost: { requests: 5, credits: 2 },
    run: async (t) => {
      await t.given({ credits: 50, limit: { requests: 2, seconds: 60 } });
      contentOf(await t.send(fileOf(1)));
      contentOf(await t.send(fileOf(1)));
      for (let n = 0; n < 3; n += 1) (await t.send({ ...fileOf(3), limited: true })).expectStatus(429);
      await t.wait(61);
      const { remaining, answer } = await account(t);
      answer.verify(remaining === 48, '48 of 50 credits remaining', remaining);
    },
  }),
  check({
    id: 'credits/key-refusal-is-free',
    title: 'A request with a refused key costs nothing',
    requirement: 'A refused request costs no credits',
    evidence: assumed('undocumented; a request without a valid key belongs to no account'),
    cost: { requests: 3 },
    run: async (t) => {
      await expectSpent(t, 0, async () => {
        const answer = await t.send(translation({}, { credential: null }));
        answer.verify(answer.status >= 400, 'a refusal', answer.summary());
      });
    },
  }),
  check({
    id: 'credits/side-by-side',
    title: 'Concurrent requests cannot spend a credit twice',
    quote: 'This endpoint requires 1 credit per subtitle block (text entry) in the file.',
    requirement: 'Requires 1 credit per subtitle block (text entry)',
    evidence: documented(`${PAGE}, Credits and 402`),
    cost: { requests: 7, credits: 3 },
    run: async (t) => {
      await t.given({ credits: 3 });
      const answers = await Promise.all(Array.from({ length: 6 }, () => t.send(fileOf(1))));
      const paid = answers.filter((answer) => answer.status === 200).length;
      const statuses = answers.map((answer) => answer.status).sort();
      answers[0]?.verify(paid === 3, '3 of 6 requests served from 3 credits', statuses);
      answers[0]?.verify(
        statuses.slice(3).every((status) => status === 402),
        'the other 3 refused with 402',
        statuses,
      );
      const { remaining, answer } = await account(t);
      answer.verify(remaining === 0, '0 credits remaining', remaining);
    },
  }),
];
