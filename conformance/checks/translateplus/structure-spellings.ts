import { documented } from '../../../src/base/evidence.ts';
import { CHARACTERS } from '../characters.ts';
import { file, type PiecedFile, withKept } from '../pieces.ts';
import { affordable, eachRow } from '../rows.ts';
import { check } from './support/check.ts';
import { PAGE } from './support/sources.ts';
import { expectKept } from './support/subtitles.ts';

/** Words of the sources that several checks rest on. */
const says = {
  kept: 'Only the text content is translated. All timestamps, formatting, and subtitle structure are preserved exactly as provided.',
  times: 'Timestamp Preservation: All timestamps are preserved exactly as provided',
} as const;

const EXACTLY = 'All timestamps, formatting, and subtitle structure are preserved exactly as provided';

const noted = file`WEBVTT MARK\nKind: MARK\n\nNOTE MARK\n\nMARK\n00:01.000 --> 00:02.000\n${'Good morning'}\n\nNOTE\nMARK MARK\n\u200eThe "R" & \u200f'D' <b> "quoted"\n\u2067right\u2069 1 > 0\n\n00:03.000 --> 00:04.000\n${'Good night'}\n`;

const marked = (characters: string): PiecedFile =>
  withKept(noted, (piece) => piece.replaceAll('MARK', `x${characters}x`));

/** Spellings that a format allows, and characters of every kind outside of texts. */
export const spellingChecks = [
  check({
    id: 'structure/hours',
    title: 'Hours of one digit, of three and none come back as they were written',
    quote: says.times,
    requirement: says.times,
    evidence: documented(`${PAGE}, Features; the forms: W3C WebVTT, "collect a WebVTT timestamp"`),
    cost: { requests: 2, credits: 10 },
    run: async (t) => {
      const rows = {
        srt: file`1\n0:00:01,000 --> 0:00:02,500\n${'Good morning'}\n\n2\n0:59:59,999 --> 1:00:00,000\n${'Good night'}\n\n3\n9:59:59,000 --> 10:00:00,000\n${'See you soon'}\n\n4\n100:00:00,000 --> 100:00:01,001\n${'Sleep well'}\n`,
        vtt: file`WEBVTT\n\n0:00:01.000 --> 0:00:02.500\n${'Good morning'}\n\n59:59.999 --> 1:00:00.000\n${'Good night'}\n\n9:59:59.000 --> 10:00:00.000 line:0\n${'See you soon'}\n\n000:00:07.000 --> 000:00:08.000\n${'Sleep well'}\n\n100:00:00.000 --> 100:00:01.001\n${'Thank you'}\n\n00:00:09.000 --> 00:09.500\n${'Come in please'}\n`,
      };
      await eachRow(t, rows, async (source, format) => {
        await expectKept(t, format as 'srt' | 'vtt', source);
      });
    },
  }),
  check({
    id: 'structure/arrow-spaces',
    title: 'Spaces and tabs around the arrow come back as they were written',
    quote: says.times,
    requirement: EXACTLY,
    evidence: documented(`${PAGE}, Features; W3C WebVTT: any spaces and tabs around the arrow`),
    cost: { requests: 1, credits: 4 },
    run: async (t) => {
      const source = file`WEBVTT\n\n00:01.000\t-->\t00:02.000\n${'Good morning'}\n\n00:03.000   -->  00:04.000\tline:0  align:left\n${'Good night'}\n\n00:05.000-->00:06.000\n${'See you soon'}\n\n00:07.000 --> 00:08.000 \t\n${'Sleep well'}\n`;
      await expectKept(t, 'vtt', source);
    },
  }),
  check({
    id: 'structure/characters',
    title: 'Marks, joiners, accents and rare characters outside of texts are kept',
    quote: says.kept,
    requirement: EXACTLY,
    evidence: documented(`${PAGE}; JSON text is Unicode (RFC 8259 section 8.1)`),
    cost: { requests: 1, credits: 2 },
    run: async (t) => {
      const all = Object.values(CHARACTERS).join(' ');
      await eachRow(t, affordable(t, { all, ...CHARACTERS }, 1), async (characters) => {
        await expectKept(t, 'vtt', marked(characters));
      });
    },
  }),
  check({
    id: 'structure/mixed-line-ends',
    title: 'Line ends of two kinds in one file are both kept',
    quote: says.kept,
    requirement: EXACTLY,
    evidence: documented(PAGE),
    cost: { requests: 2, credits: 4 },
    run: async (t) => {
      const rows = {
        srt: file`1\r\n00:00:01,000 --> 00:00:02,500\n${'Good morning'}\r\n${'my dear friend'}\n\r\n2\n00:00:03,000 --> 00:00:04,000\r\n${'See you soon'}\n`,
        vtt: file`WEBVTT\r\n\nNOTE a\r\nb\n\r\n00:01.000 --> 00:02.500\n${'Good morning'}\r\n${'my dear friend'}\n\n00:03.000 --> 00:04.000\r\n${'See you soon'}\n`,
      };
      await eachRow(t, rows, async (source, format) => {
        await expectKept(t, format as 'srt' | 'vtt', source);
      });
    },
  }),
  check({
    id: 'structure/outer-spaces',
    title: 'Spaces at the ends of lines outside of texts are kept',
    quote: says.kept,
    requirement: EXACTLY,
    evidence: documented(PAGE),
    cost: { requests: 2, credits: 4 },
    run: async (t) => {
      const rows = {
        srt: file`\n\n1 \n00:00:01,000 --> 00:00:02,000 \n${'Good morning'}\n\n2\t\n00:00:03,000 --> 00:00:04,000\t\n${'Good night'}\n`,
        vtt: file`WEBVTT \n\n\n\nNOTE  two  spaces \t\n\n id 1 \n00:01.000 --> 00:02.000 \n${'Good morning'}\n\n00:03.000 --> 00:04.000  align:start \n${'Good night'}\n`,
      };
      await eachRow(t, rows, async (source, format) => {
        await expectKept(t, format as 'srt' | 'vtt', source);
      });
    },
  }),
];
