import { assumed, documented } from '../../../src/base/evidence.ts';
import { file, withKept } from '../pieces.ts';
import { affordable, eachRow } from '../rows.ts';
import { check } from './support/check.ts';
import { PAGE } from './support/sources.ts';
import { expectKept } from './support/subtitles.ts';

/** Words of the sources that several checks rest on. */
const says = {
  kept: 'Only the text content is translated. All timestamps, formatting, and subtitle structure are preserved exactly as provided.',
} as const;

const EXACTLY = 'All timestamps, formatting, and subtitle structure are preserved exactly as provided';
const page = documented(PAGE);

const srt = file`1\n00:00:01,000 --> 00:00:02,500\n${'Good morning'}\n${'my dear friend'}\n\n2\n00:00:03,000 --> 00:00:04,000\n${'See you soon'}\n`;
const vtt = file`WEBVTT\n\nNOTE one remark\n\nfirst\n00:01.000 --> 00:02.500 align:start\n${'Good morning'}\n${'my dear friend'}\n\n00:03.000 --> 00:04.000\n${'See you soon'}\n`;
const toCrLf = (piece: string) => piece.replaceAll('\n', '\r\n');
const toCr = (piece: string) => piece.replaceAll('\n', '\r');

/** The bytes of a file: line ends, marks, blank lines, unusual characters. */
export const byteChecks = [
  check({
    id: 'structure/crlf',
    title: 'CRLF line ends stay CRLF',
    quote: says.kept,
    requirement: EXACTLY,
    evidence: page,
    cost: { requests: 2, credits: 4 },
    run: (t) =>
      eachRow(t, { srt: withKept(srt, toCrLf), vtt: withKept(vtt, toCrLf) }, async (source, format) => {
        await expectKept(t, format as 'srt' | 'vtt', source);
      }),
  }),
  check({
    id: 'structure/other-line-ends',
    title: 'Lone CR and mixed line ends do not change',
    requirement: EXACTLY,
    evidence: assumed('the docs promise exactness; only the WebVTT parser’s rules say whether a lone CR ends a line'),
    cost: { requests: 3, credits: 6 },
    run: async (t) => {
      const mixed = file`1\r\n00:00:01,000 --> 00:00:02,500\n${'Good morning'}\r\n${'my dear friend'}\n\r\n2\n00:00:03,000 --> 00:00:04,000\r\n${'See you soon'}\n`;
      await eachRow(t, { srt: withKept(srt, toCr), vtt: withKept(vtt, toCr) }, async (source, format) => {
        await expectKept(t, format as 'srt' | 'vtt', source);
      });
      await expectKept(t, 'srt', mixed);
    },
  }),
  check({
    id: 'structure/byte-order-mark',
    title: 'A byte order mark is kept, and never added',
    quote: says.kept,
    requirement: EXACTLY,
    evidence: page,
    cost: { requests: 2, credits: 3 },
    run: async (t) => {
      const marked = {
        srt: file`\ufeff1\n00:00:01,000 --> 00:00:02,000\n${'Good morning'}\n\n2\n00:00:03,000 --> 00:00:04,000\n${'Good night'}\n`,
        vtt: file`\ufeffWEBVTT\n\n00:01.000 --> 00:02.000\n${'Good morning'}\n`,
      };
      await eachRow(t, marked, async (source, format) => {
        await expectKept(t, format as 'srt' | 'vtt', source);
      });
    },
  }),
  check({
    id: 'structure/final-newline-kept',
    title: 'A final newline is kept',
    quote: '"content": "1\\n00:00:01,000 --> 00:00:02,000\\nHola mundo\\n"',
    requirement: 'The documented answer ends with the newline of the request',
    evidence: documented(`${PAGE}, example: "...Hello world\\n" gives "...Hola mundo\\n"`),
    cost: { requests: 1, credits: 1 },
    run: async (t) => {
      await expectKept(t, 'srt', file`1\n00:00:01,000 --> 00:00:02,000\n${'Hello world'}\n`, { shared: 'always' });
    },
  }),
  check({
    id: 'structure/end-of-file',
    title: 'No newline is added or removed at the end',
    quote: says.kept,
    requirement: EXACTLY,
    evidence: page,
    cost: { requests: 2, credits: 2 },
    run: async (t) => {
      const rows = {
        'no final newline, srt': ['srt', file`1\n00:00:01,000 --> 00:00:02,000\n${'Hello world'}`],
        'three final newlines, srt': ['srt', file`1\n00:00:01,000 --> 00:00:02,000\n${'Hello world'}\n\n\n`],
        'no final newline, vtt': ['vtt', file`WEBVTT\n\n00:01.000 --> 00:02.000\n${'Hello world'}`],
        'two final newlines, vtt': ['vtt', file`WEBVTT\n\n00:01.000 --> 00:02.000\n${'Hello world'}\n\n`],
        'CRLF, none at the end, srt': ['srt', file`1\r\n00:00:01,000 --> 00:00:02,000\r\n${'Hello world'}`],
      } as const;
      await eachRow(t, affordable(t, rows, 2), async ([format, source]) => {
        await expectKept(t, format, source);
      });
    },
  }),
  check({
    id: 'structure/blank-lines',
    title: 'Runs of blank lines keep their length',
    quote: says.kept,
    requirement: EXACTLY,
    evidence: page,
    cost: { requests: 2, credits: 5 },
    run: async (t) => {
      const rows = {
        srt: file`1\n00:00:01,000 --> 00:00:02,000\n${'Good morning'}\n\n\n2\n00:00:03,000 --> 00:00:04,000\n${'Good night'}\n\n\n\n\n3\n00:00:05,000 --> 00:00:06,000\n${'Sleep well'}\n`,
        vtt: file`WEBVTT\n\n\n\n00:01.000 --> 00:02.000\n${'Good morning'}\n\n\n\n\n00:03.000 --> 00:04.000\n${'Good night'}\n`,
      };
      await eachRow(t, rows, async (source, format) => {
        await expectKept(t, format as 'srt' | 'vtt', source);
      });
    },
  }),
  check({
    id: 'structure/white-space',
    title: 'White space at line edges is kept',
    requirement: EXACTLY,
    evidence: assumed('exactness is promised; that white space around a text is formatting is our reading'),
    cost: { requests: 2, credits: 4 },
    run: async (t) => {
      const rows = {
        srt: file`1 \n00:00:01,000 --> 00:00:02,000 \n  ${'Good morning'}\t\n \t\n2\n00:00:03,000 --> 00:00:04,000\n${'Good night'} \n`,
        vtt: file`WEBVTT \n\n00:01.000  -->  00:02.000 \n\t${'Good morning'}  \n\n00:03.000 --> 00:04.000\n${'Good night'} \n`,
      };
      await eachRow(t, rows, async (source, format) => {
        await expectKept(t, format as 'srt' | 'vtt', source);
      });
    },
  }),
  check({
    id: 'structure/any-script',
    title: 'Characters of any script are kept',
    quote: says.kept,
    requirement: EXACTLY,
    evidence: documented(`${PAGE}; JSON text is Unicode (RFC 8259 section 8.1)`),
    cost: { requests: 1, credits: 5 },
    run: async (t) => {
      const source = file`WEBVTT 字幕 – título\n\nNOTE ملاحظة \u202b(عربي)\u202c 🎬👩‍👩‍👧 e\u0301 \u00a0\u3000 \u{1d11e}\n\nمعرف-١\n00:01.000 --> 00:02.000\n${'صباح الخير يا صديقي'}\n\n標識 🎵\n00:03.000 --> 00:04.000\n${'おはようございます'}\n\nübung\n00:05.000 --> 00:06.000\n${'Guten Morgen, schöne Welt 🌍'}\n\n00:07.000 --> 00:08.000\n${'שלום\u00a0עולם'}\n\n00:09.000 --> 00:10.000\n${'𝐁𝐨𝐥𝐝 morning'}\n`;
      await expectKept(t, 'vtt', source, {});
    },
  }),
  check({
    id: 'structure/odd-characters',
    title: 'NUL, lone surrogates and odd separators outside the text are kept',
    requirement: EXACTLY,
    evidence: assumed('JSON can carry them; the docs promise exactness without naming them'),
    cost: { requests: 1, credits: 2 },
    run: async (t) => {
      const odd = '\u0000 \u2028 \u0085 \u000b \u000c \ud800 \udfff \ufffd \ufeff \u001b[0m';
      const words = file`WEBVTT\n\nNOTE ODD\n\n00:01.000 --> 00:02.000\n${'Good morning'}\n\nNOTE ODD\n\n00:03.000 --> 00:04.000\n${'Good night'}\n`;
      await expectKept(
        t,
        'vtt',
        withKept(words, (piece) => piece.replaceAll('ODD', odd)),
      );
    },
  }),
];
