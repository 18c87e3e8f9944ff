import { assumed, documented } from '../../../src/base/evidence.ts';
import { affordable } from '../rows.ts';
import { account, expectSpent } from './support/account.ts';
import { check } from './support/check.ts';
import { longFile, numbered } from './support/numbered.ts';
import { expectRefusal } from './support/refusals.ts';
import { PAGE } from './support/sources.ts';
import { contentOf, sentences, srtOf, translation, vttOf } from './support/subtitles.ts';

/** Words of the sources that several checks rest on. */
const says = {
  price: 'This endpoint requires 1 credit per subtitle block (text entry) in the file.',
} as const;

const PRICE = 'Requires 1 credit per subtitle block (text entry)';
const price = documented(`${PAGE}, Credits`);

/** The blocks of the files that are translated one after another: no two neighbours cost the same. */
const SIZES = [1, 2, 1, 3, 1, 2, 4, 1, 2, 1, 3, 6] as const;

/** Prices of many blocks, of equal blocks, and of many requests together. */
export const manyCreditChecks = [
  check({
    id: 'credits/hundreds-of-blocks',
    title: 'Each block of a long file costs one credit',
    quote: says.price,
    requirement: PRICE,
    evidence: price,
    cost: { requests: 3, credits: 257 },
    run: async (t) => {
      const { answer, spent, shown } = await longFile(t);
      contentOf(answer);
      shown.verify(spent === 257, '257 credits spent', spent);
      if (!t.arranged) return;
      const { content } = numbered('srt', 103);
      await expectSpent(t, 103, async () => contentOf(await t.send(translation({ content }))));
    },
  }),
  check({
    id: 'credits/over-a-thousand',
    title: 'A file of more than 1,000 blocks costs one credit per block',
    quote: says.price,
    requirement: PRICE,
    evidence: price,
    cost: { requests: 4, credits: 1_107 },
    exhaustive: true,
    run: async (t) => {
      if (t.arranged) await t.given({ credits: 1_300 });
      const before = (await account(t)).remaining;
      const { content } = numbered('srt', 1_107, Array(1_107).fill('42'));
      contentOf(await t.send(translation({ content })));
      const { answer, remaining } = await account(t);
      answer.verify(before - remaining === 1_107, '1107 credits spent', before - remaining);
    },
  }),
  check({
    id: 'credits/equal-blocks',
    title: 'Blocks with the same text cost one credit each',
    quote: says.price,
    requirement: PRICE,
    evidence: price,
    cost: { requests: 6, credits: 9 },
    run: async (t) => {
      const [one, two] = sentences(2) as [string, string];
      await expectSpent(t, 5, async () =>
        contentOf(await t.send(translation({ content: srtOf([one, one, one, two, one]) }))),
      );
      const vtt = { format: 'vtt', content: vttOf([two, two, one, one]) };
      await expectSpent(t, 4, async () => contentOf(await t.send(translation(vtt))));
    },
  }),
  check({
    id: 'credits/many-requests',
    title: 'Many requests together cost the sum of their blocks',
    quote: says.price,
    requirement: PRICE,
    evidence: price,
    cost: { requests: SIZES.length + 2, credits: 27 },
    run: async (t) => {
      const turns = t.arranged ? [...SIZES, ...SIZES.map((size) => size + 1), 40, 3] : SIZES;
      const sum = turns.reduce((total, size) => total + size, 0);
      await expectSpent(t, sum, async () => {
        for (const [at, size] of turns.entries()) {
          contentOf(await t.send(translation({ content: srtOf(sentences(at + size).slice(at)) })));
        }
      });
    },
  }),
  check({
    id: 'credits/among-refusals',
    title: 'Refusals between translations do not change what these cost',
    requirement: 'A refused request costs no credits, however many follow',
    evidence: assumed('undocumented; a charge for a refusal would be noticed and documented'),
    cost: { requests: 12, credits: 6 },
    run: async (t) => {
      await expectSpent(t, 6, async () => {
        for (const format of ['ass', 'sub', 'txt']) {
          expectRefusal(await t.send(translation({ format })), [400, 422]);
          contentOf(await t.send(translation({ content: srtOf(sentences(2)) })));
          expectRefusal(await t.send(translation({ target: 'xx' })), [400, 422]);
        }
      });
    },
  }),
  check({
    id: 'credits/third-time',
    title: 'A third and fourth equal request cost as much as the first',
    requirement: PRICE,
    evidence: assumed('neither an idempotency key nor a cache is documented'),
    cost: { requests: 6, credits: 8 },
    run: async (t) => {
      const rows = { srt: { content: srtOf(sentences(2)) }, vtt: { format: 'vtt', content: vttOf(sentences(2)) } };
      for (const body of Object.values(affordable(t, rows, 1))) {
        await expectSpent(t, 8, async () => {
          for (let time = 0; time < 4; time += 1) contentOf(await t.send(translation(body)));
        });
      }
    },
  }),
];
