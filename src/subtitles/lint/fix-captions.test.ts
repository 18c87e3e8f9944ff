// Covers: ../line-end.ts
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCues } from '../cues.ts';
import { plainText } from '../plain-text.ts';
import type { SubtitleFormat } from '../types.ts';
import { fixCaptions } from './fix-captions.ts';

/** The nightly run sets 10,000. */
const numRuns = Number(process.env.PROPERTY_RUNS ?? 100);

const TIMES = { vtt: '00:00:01.000 --> 00:00:04.000', srt: '00:00:01,000 --> 00:00:04,000' } as const;
/** A file of one cue with this text. */
const file = (format: SubtitleFormat, text: string) =>
  format === 'vtt' ? `WEBVTT\n\n${TIMES.vtt}\n${text}\n` : `1\n${TIMES.srt}\n${text}\n`;
const fixedText = (format: SubtitleFormat, text: string) =>
  parseCues(fixCaptions(file(format, text), format, { language: 'en' }).content, format)[0]?.text;

const OPEN = 'We are open every day of the year\n9:00 -- 17:00';

describe('the text of a cue', () => {
  it.each<[string, SubtitleFormat, string, string]>([
    [
      'loses a line of spaces with its line end',
      'vtt',
      `${OPEN.split('\n')[0]}\n  \nfrom nine on.`,
      `${OPEN.split('\n')[0]}\nfrom nine on.`,
    ],
    ['loses a line of spaces at the beginning', 'vtt', ' \t\nOne.', 'One.'],
    ['loses a line of spaces at the end', 'vtt', 'One.\n  ', 'One.'],
    ['keeps the point of a name in a tag', 'vtt', '<v .NET  Bot>Hi , there.', '<v .NET  Bot>Hi, there.'],
    ['keeps the point that begins a word', 'srt', 'The .com boom , a .45 , and ,5 .', 'The .com boom, a .45, and ,5.'],
    ['keeps the space before dots that lead on', 'srt', 'No. …and yes … It was …', 'No. …and yes… It was…'],
    ['keeps a reference without a semicolon', 'vtt', 'A &amp B &copy C & D &x', 'A &amp B &copy C &amp; D &amp;x'],
    [
      'gets one dash before a song',
      'vtt',
      '♪ La la la, so on and on\n- Who sings it?',
      '-♪ La la la, so on and on\n-Who sings it?',
    ],
    [
      'gets one dash before a number',
      'vtt',
      '3 apples are what I have\n- Really, no more?',
      '-3 apples are what I have\n-Really, no more?',
    ],
    [
      'loses the space before a number',
      'vtt',
      '- 5 apples are what I have\n- Really, no more?',
      '-5 apples are what I have\n-Really, no more?',
    ],
    ...[
      '>> Hi.\n>> Hello.',
      'ANN: Hi.\nBOB: Hello.',
      'Speaker 1: Hi.\nSpeaker 2: Hello.',
      '[ANN] Hi.\n[BOB] Hello.',
      '－はい\n－いいえ',
    ].map((text): [string, SubtitleFormat, string, string] => [
      `keeps the lines of two speakers: ${text}`,
      'srt',
      text,
      text,
    ]),
    ['keeps the lines of two voices', 'vtt', '<v Ann>Hi.\n<v Bob>Hello.', '<v Ann>Hi.\n<v Bob>Hello.'],
    ['joins the lines of one speaker', 'vtt', '<v Ann>Hi\nthere: <i>you</i>.', '<v Ann>Hi there: <i>you</i>.'],
    ['keeps what stands behind times', 'srt', `${OPEN} in summer`, `${OPEN} in summer`],
    ['keeps times that may be a text', 'vtt', OPEN, OPEN],
  ])('%s', (_name, format, text, wanted) => {
    expect(fixedText(format, text)).toBe(wanted);
  });
});

it('repairs the times of a line, and keeps its settings', () => {
  const odd = 'WEBVTT\n\n00:00:01,000 -> 00:00:04,000 align:start line:0\nOne.\n';
  expect(parseCues(fixCaptions(odd, 'vtt').content, 'vtt')).toMatchObject([
    { startMs: 1000, endMs: 4000, settings: 'align:start line:0', text: 'One.' },
  ]);
  const invisible = '1\n00:00:01,000 --> 00:00:04,000\u00a0X1:10\nOne.\n';
  expect(parseCues(fixCaptions(invisible, 'srt').content, 'srt')).toMatchObject([{ settings: 'X1:10', text: 'One.' }]);
});

it('parts the header from the line behind it where that is written twice', () => {
  const text = 'WEBVTT 00:01.000 --> 00:04.000\n00:01.000 --> 00:04.000\nOne.\n';
  expect(fixCaptions(text, 'vtt').content).toBe(text.replace('\n', '\n\n'));
});

it('takes all that is invisible from an index line', () => {
  const text = `\u202b1\u202c\n${TIMES.srt}\nOne.\n`;
  expect(fixCaptions(text, 'srt').content).toBe(`1\n${TIMES.srt}\nOne.\n`);
});

it('moves only the end of the cue that ends last, and to no time before zero', () => {
  const long = '1\n00:00:00,000 --> 00:00:07,000\nOne.\n\n2\n00:00:01,000 --> 00:00:05,000\nTwo.\n';
  const within = `${long}\n3\n00:00:07,020 --> 00:00:09,000\nThree.\n`;
  expect(fixCaptions(within, 'srt').content).toBe(within);
  const early = '1\n-00:00:05,000 --> 00:00:00,010\nOne.\n\n2\n00:00:00,050 --> 00:00:03,000\nTwo.\n';
  expect(fixCaptions(early, 'srt').content).toBe(early);
});

it('numbers the cues of a file whose line ends have two CR with the same line ends', () => {
  const text = `1\n${TIMES.srt}\nOne\ntwo.\n\n00:00:05,000 --> 00:00:07,000\nThree.\n`.replaceAll('\n', '\r\r\n');
  const { content } = fixCaptions(text, 'srt', { profile: 'custom' });
  expect(content).toBe(text.replace('00:00:05', '2\r\r\n00:00:05'));
});

/** What a repair may meet in a text. No times: a line of those becomes a cue. */
const PIECES = [
  ...[
    'a',
    'Bc',
    'the',
    'I',
    '5',
    '10',
    '...',
    '…',
    '.',
    '..',
    ',',
    '!',
    '?',
    ')',
    '(',
    '(music)',
    '[LOUD BANG]',
    '{x}',
  ],
  ...['{\\an8}', '<i>', '</i>', '<v Ann>', '<v .X y>', '<c.red>', '&', '&amp;', '&amp', '&copy', '&nbsp;', ' ', '  '],
  ...[
    '\t',
    '\u00a0',
    '\u200b',
    '\u200e',
    '-',
    '- ',
    '– ',
    '-->',
    '>',
    '<',
    'e\u0301',
    '漢',
    'א',
    '👩‍👧',
    '\ud83d',
    '♪',
  ],
  ...['\u2028', '\0', '“', '”', 'Ann:', '[Ann]:', 'NOTE', 'STYLE', '1', '\n', '\n', '\n'],
] as const;

it.each<SubtitleFormat>(['vtt', 'srt'])('loses no letter, and repairs %s for good', (format) => {
  const lettersOf = (text: string) => plainText(text, format).replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
  const texts = fc.array(fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }), { minLength: 1, maxLength: 3 });
  const language = fc.constantFrom('en', 'fr', 'ja', 'ar', 'de');
  fc.assert(
    fc.property(texts, lineEnd, language, (pieces, end, language) => {
      const blocks = pieces.map((text, at) => file(format, text.join('')).replaceAll('00:0', `0${at}:0`));
      const text = blocks
        .join('\n')
        .replaceAll(/(?<=.)WEBVTT\n\n/gs, '')
        .replaceAll('\n', end);
      const { content } = fixCaptions(text, format, { language, profile: 'netflix' });
      const [before, after] = [parseCues(text, format), parseCues(content, format)];
      expect(after.map(({ text }) => lettersOf(text))).toEqual(before.map(({ text }) => lettersOf(text)));
      expect(after.map(({ startMs }) => startMs)).toEqual(before.map(({ startMs }) => startMs));
      expect(fixCaptions(content, format, { language, profile: 'netflix' }).content).toBe(content);
    }),
    { numRuns },
  );
});
