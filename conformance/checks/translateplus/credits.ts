import { assumed, documented } from '../../../src/base/evidence.ts';
import { eachRow } from '../rows.ts';
import { account, expectSpent } from './support/account.ts';
import { check } from './support/check.ts';
import { PAGE } from './support/sources.ts';
import { contentOf, sentences, srtOf, translation, vttOf } from './support/subtitles.ts';

/** Words of the sources that several checks rest on. */
const says = {
  price: 'This endpoint requires 1 credit per subtitle block (text entry) in the file.',
} as const;

const PRICE = 'Requires 1 credit per subtitle block (text entry)';
const price = documented(`${PAGE}, Credits`);

/** Section "Credits": the price of a request. */
export const creditChecks = [
  check({
    id: 'credits/one-per-block',
    title: 'Each block of a file costs one credit',
    quote: says.price,
    requirement: PRICE,
    evidence: price,
    cost: { requests: 6, credits: 7 },
    run: async (t) => {
      const texts = sentences(5);
      await expectSpent(t, 5, async () => contentOf(await t.send(translation({ content: srtOf(texts) }))));
      const vtt = { format: 'vtt', content: vttOf(texts.slice(0, 2)) };
      await expectSpent(t, 2, async () => contentOf(await t.send(translation(vtt))));
    },
  }),
  check({
    id: 'credits/multi-line-block',
    title: 'A block costs one credit, with any number of lines',
    quote: says.price,
    requirement: PRICE,
    evidence: price,
    cost: { requests: 3, credits: 2 },
    run: async (t) => {
      const content = srtOf(['The house\nby the river\nis very old', 'The garden\nis green']);
      await expectSpent(t, 2, async () => contentOf(await t.send(translation({ content }))));
    },
  }),
  check({
    id: 'credits/long-block',
    title: 'A block costs one credit, with a text of any length',
    quote: says.price,
    requirement: PRICE,
    evidence: price,
    cost: { requests: 3, credits: 1 },
    run: async (t) => {
      const content = srtOf([sentences(20).join('. ')]);
      await expectSpent(t, 1, async () => contentOf(await t.send(translation({ content }))));
    },
  }),
  check({
    id: 'credits/only-text-counts',
    title: 'NOTE, STYLE, REGION, header and empty blocks cost nothing',
    requirement: PRICE,
    evidence: assumed(
      '"text entry" suggests blocks with text; notes and styles are not blocks in any definition of the format',
    ),
    cost: { requests: 3, credits: 2 },
    run: async (t) => {
      const content = `WEBVTT - title\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:fred\n\nNOTE one\n\nNOTE\ntwo\nlines\n\n00:01.000 --> 00:02.000\nGood morning\n\n00:03.000 --> 00:04.000\n\nNOTE three\n\n00:05.000 --> 00:06.000\nGood night\n`;
      await expectSpent(t, 2, async () => contentOf(await t.send(translation({ format: 'vtt', content }))));
    },
  }),
  check({
    id: 'credits/empty-srt-blocks',
    title: 'SRT blocks without text cost nothing',
    requirement: PRICE,
    evidence: assumed('"text entry" suggests blocks with text'),
    cost: { requests: 3, credits: 1 },
    run: async (t) => {
      const content =
        '1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\nGood night\n\n3\n00:00:05,000 --> 00:00:06,000\n\n';
      await expectSpent(t, 1, async () => contentOf(await t.send(translation({ content }))));
    },
  }),
  check({
    id: 'credits/wordless-text',
    title: 'A text of figures, music notes or tags is a text entry',
    requirement: PRICE,
    evidence: assumed('it is a text entry, even without a word to translate'),
    cost: { requests: 3, credits: 4 },
    run: async (t) => {
      const content = srtOf(['42', '♪ ♪', '<i>...</i>', 'Good night']);
      await expectSpent(t, 4, async () => contentOf(await t.send(translation({ content }))));
    },
  }),
  check({
    id: 'credits/repeat',
    title: 'The same request costs again',
    requirement: PRICE,
    evidence: assumed('neither an idempotency key nor a cache is documented'),
    cost: { requests: 4, credits: 6 },
    run: async (t) => {
      const request = translation({ content: srtOf(sentences(3)) });
      await expectSpent(t, 6, async () => {
        contentOf(await t.send(request));
        contentOf(await t.send(request));
      });
    },
  }),
  check({
    id: 'credits/language-does-not-matter',
    title: 'The price does not depend on the languages',
    quote: says.price,
    requirement: PRICE,
    evidence: price,
    cost: { requests: 4, credits: 4 },
    run: async (t) => {
      const rows = { 'en to ja': { source: 'en', target: 'ja' }, 'auto to ar': { source: 'auto', target: 'ar' } };
      const content = srtOf(sentences(2));
      await expectSpent(t, 4, () =>
        eachRow(t, rows, async (languages) => {
          contentOf(await t.send(translation({ content, ...languages })));
        }),
      );
    },
  }),
  check({
    id: 'credits/reading-is-free',
    title: 'Reading the account and the languages costs nothing',
    requirement: 'Only translations have a price',
    evidence: documented('docs: only the pages of translations name prices'),
    cost: { requests: 4 },
    run: async (t) => {
      await expectSpent(t, 0, async () => {
        await account(t);
        (await t.send({ path: '/v2/supported-languages' })).expectStatus(200);
      });
    },
  }),
  check({
    id: 'credits/per-key',
    title: 'Translations of one account do not affect another account',
    quote:
      '402 Payment Required. Insufficient credits: { "detail": "Insufficient credits. You have 0 credit(s) remaining, but this request requires 5 credit(s). Please upgrade your plan to continue using the API." }',
    requirement: 'Insufficient credits. You have {remaining} credit(s) remaining: each account has its own credits',
    evidence: documented(`${PAGE}, 402`),
    cost: { requests: 4, credits: 3 },
    run: async (t) => {
      await t.given({ credits: 20 });
      await t.given({ credits: 10 }, 'neighbour');
      contentOf(await t.send(translation({ content: srtOf(sentences(3)) })));
      const [own, other] = [await account(t), await account(t, { credential: 'neighbour' })];
      own.answer.verify(own.remaining === 17, '17 of 20 credits remaining after 3 blocks', own.remaining);
      other.answer.verify(other.remaining === 10, '10 credits remaining in the other account', other.remaining);
      contentOf(await t.send(translation({}, { credential: 'neighbour' })));
      const again = await account(t);
      again.answer.verify(again.remaining === 17, '17 credits after the other account spent one', again.remaining);
    },
  }),
];
