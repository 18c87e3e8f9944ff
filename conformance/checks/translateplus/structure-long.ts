import { documented } from '../../../src/base/evidence.ts';
import { affordable, eachRow } from '../rows.ts';
import { check } from './support/check.ts';
import { expectInPlace, longFile, numbered } from './support/numbered.ts';
import { PAGE } from './support/sources.ts';
import { translation } from './support/subtitles.ts';

/** Words of the sources that several checks rest on. */
const says = {
  how: 'Parses subtitle content into blocks (index, timestamp, text) - Extracts text content from each block - Translates each text block while preserving timestamps - Reconstructs the subtitle file with translated text',
} as const;

const page = documented(`${PAGE}, How It Works`);
const AGAIN = 'See you again tomorrow';

/** Texts of which many equal their neighbours: in pairs, in runs, at both ends. */
const neighbours = (amount: number): string[] =>
  Array.from({ length: amount }, (_, at) => (at % 7 < 4 || at >= amount - 2 ? AGAIN : `The door is open at ${at + 1}`));

/** Files of many blocks: services translate them in parts, and put the parts together again. */
export const longChecks = [
  check({
    id: 'structure/long-file-order',
    title: 'In a long file, too, each text comes back in its own block',
    quote: says.how,
    requirement: 'Extracts text content from each block; reconstructs the subtitle file with translated text',
    evidence: page,
    cost: { requests: 4, credits: 257 },
    run: async (t) => {
      const { file: long, answer } = await longFile(t);
      expectInPlace(answer, long);
      const rows = {
        '112, vtt': ['vtt', 112, ''],
        '259, vtt': ['vtt', 259, ''],
        '131, with a mark': ['srt', 131, '\ufeff'],
      } as const;
      await eachRow(t, affordable(t, rows, 0), async ([format, blocks, mark]) => {
        const file = numbered(format, blocks);
        const settings = format === 'vtt' ? ' line:0 align:left' : '';
        const heads = file.heads.map((head, at) => `${at === 0 ? mark : ''}${head.trimEnd()}${settings}\n`);
        const written = file.heads.reduce((text, head, at) => text.replace(head, heads[at] ?? ''), file.content);
        expectInPlace(await t.send(translation({ format, content: written })), { ...file, heads });
      });
    },
  }),
  check({
    id: 'structure/equal-neighbours',
    title: 'Neighbours with the same text stay blocks of their own, each translated',
    quote: says.how,
    requirement: 'Translates each text block while preserving timestamps',
    evidence: page,
    cost: { requests: 2, credits: 20 },
    run: async (t) => {
      await eachRow(t, { srt: 'srt', vtt: 'vtt' } as const, async (format) => {
        const file = numbered(format, 10, neighbours(10));
        expectInPlace(await t.send(translation({ format, content: file.content })), file);
      });
    },
  }),
  check({
    id: 'structure/every-time',
    title: 'A third and a later request for a file are answered like the first',
    quote: says.how,
    requirement: 'Every request is translated: the same one again, and others between',
    evidence: page,
    cost: { requests: 8, credits: 22 },
    run: async (t) => {
      const [one, other] = [numbered('srt', 3), numbered('vtt', 2, ['Good morning 71', 'Good night 72'])];
      const turns = [one, one, one, other, one, other, one, one, ...(t.arranged ? [other, other, one, other] : [])];
      for (const { format, content, ...file } of turns) {
        expectInPlace(await t.send(translation({ format, content })), { format, content, ...file });
      }
    },
  }),
];
