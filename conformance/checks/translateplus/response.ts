import { documented } from '../../../src/base/evidence.ts';
import { eachRow } from '../rows.ts';
import { check } from './support/check.ts';
import { PAGE } from './support/sources.ts';
import { SAMPLE_FILE, sentences, srtOf, translation, vttOf } from './support/subtitles.ts';

/** Words of the sources that several checks rest on. */
const says = {
  answer:
    'format | string | The subtitle format ("srt" or "vtt") [...] content | string | The translated subtitle content with timestamps preserved',
  how: 'Parses subtitle content into blocks (index, timestamp, text) - Extracts text content from each block - Translates each text block while preserving timestamps - Reconstructs the subtitle file with translated text',
} as const;

/** Section "Success Response" and "Response Fields". */
export const responseChecks = [
  check({
    id: 'response/fields',
    title: 'The answer holds format and content',
    quote: says.answer,
    requirement: 'Response Fields: format string, content string',
    evidence: documented(`${PAGE}, Response Fields`),
    cost: { requests: 1, credits: 1 },
    run: async (t) => {
      const answer = await t.send(translation({}, { shared: 'always' }));
      answer.expectStatus(200);
      answer.field('format', 'string');
      answer.field('content', 'string');
    },
  }),
  check({
    id: 'response/format-echo',
    title: 'The answer names the format of the request',
    quote: says.answer,
    requirement: 'format: The subtitle format ("srt" or "vtt")',
    evidence: documented(`${PAGE}, Response Fields and example`),
    cost: { requests: 2, credits: 2 },
    run: async (t) => {
      const rows = { srt: SAMPLE_FILE, vtt: vttOf(['Hello world']) };
      await eachRow(t, rows, async (content, format) => {
        const answer = await t.send(translation({ format, content }, { shared: 'always' }));
        answer.expectStatus(200);
        const echo = answer.field('format', 'string');
        answer.verify(echo === format, `the format "${format}"`, echo);
      });
    },
  }),
  check({
    id: 'response/text-is-translated',
    title: 'The text of every block changes',
    quote: says.how,
    requirement: 'Translates each text block while preserving timestamps',
    evidence: documented(`${PAGE}, How It Works`),
    cost: { requests: 2, credits: 8 },
    run: async (t) => {
      const texts = sentences(4);
      await eachRow(t, { srt: srtOf(texts), vtt: vttOf(texts) }, async (content, format) => {
        const answer = await t.send(translation({ format, content }));
        answer.expectStatus(200);
        const output = answer.field('content', 'string');
        const left = texts.find((text) => output.includes(text));
        answer.verify(left === undefined, 'every text translated', `the source text ${left}`);
      });
    },
  }),
  check({
    id: 'response/follows-target',
    title: 'The target language decides the text',
    quote: 'target string (required): Target language code (e.g., "en", "fr")',
    requirement: 'target: Target language code',
    evidence: documented(`${PAGE}, Body Parameters`),
    cost: { requests: 2, credits: 2 },
    run: async (t) => {
      const [spanish, japanese] = await Promise.all([
        t.send(translation({}, { shared: 'always' })),
        t.send(translation({ target: 'ja' }, { shared: 'always' })),
      ]);
      spanish.expectStatus(200);
      japanese.expectStatus(200);
      const same = spanish.field('content', 'string') === japanese.field('content', 'string');
      japanese.verify(!same, 'Japanese text other than the Spanish one', 'the same file for both');
    },
  }),
  check({
    id: 'response/text-stays-in-its-block',
    title: 'Every text comes back in its own block',
    quote: says.how,
    requirement: 'Extracts text content from each block; translates each text block; reconstructs the subtitle file',
    evidence: documented(`${PAGE}, How It Works`),
    cost: { requests: 1, credits: 6 },
    run: async (t) => {
      // Figures are not translated, so they show the block of each text.
      const answer = await t.send(
        translation({ content: srtOf(['10', 'Good morning', '20', '30', 'Good night', '40']) }),
      );
      answer.expectStatus(200);
      const lines = answer.field('content', 'string').split('\n');
      const figures = [2, 10, 14, 22].map((line) => lines[line] ?? '');
      answer.verify(figures.join() === '10,20,30,40', 'the texts 10, 20, 30, 40 in blocks 1, 3, 4, 6', figures);
    },
  }),
];
