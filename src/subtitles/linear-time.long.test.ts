import { describe, expect, it } from 'vitest';
import { cpuTime } from '../../test/support/cpu-time.ts';
import {
  convertSubtitles,
  countBillable,
  cueGroups,
  cuesFromSpeech,
  layOutTranslation,
  parseCues,
  plainText,
  sentenceFile,
  sentenceGroups,
  substituteText,
} from './index.ts';
import type { SubtitleFormat } from './types.ts';

const HEAD = { srt: '1\n00:00:01,000 --> 00:00:02,000\n', vtt: 'WEBVTT\n\n00:01.000 --> 00:02.000\n' };
const SIZE = 100_000;

const fill = (piece: string) => piece.repeat(Math.ceil(SIZE / piece.length));

it('gives 20,000 cues their regions of 20,000', () => {
  const regions = Array.from({ length: 20_000 }, (_, at) => `REGION\nid:r${at}\n\n`).join('');
  const cues = Array.from({ length: 20_000 }, (_, at) => `00:01.000 --> 00:02.000 region:r${at} region:x\na\n\n`).join(
    '',
  );
  const before = cpuTime();
  expect(parseCues(`WEBVTT\n\n${regions}${cues}`, 'vtt', { settings: true })).toHaveLength(20_000);
  expect(cpuTime() - before).toBeLessThan(4);
});

const marked = (payload: string) => layOutTranslation(cueGroups(`${HEAD.vtt}<i>a</i>`), HEAD.vtt + payload, {});
const repeated = (payload: string) => layOutTranslation(cueGroups(`${HEAD.vtt}a`), HEAD.vtt + payload, {});
const sentences = (payload: string) =>
  sentenceFile(sentenceGroups(`${HEAD.vtt}${payload}\n\n00:03.000 --> 00:04.000\nx`, 'en'));

it.each<[string, () => unknown]>([
  ['a day of speech in one segment', () => cuesFromSpeech([{ start: 0, end: 86_400, text: 'ab '.repeat(150_000) }])],
  ['sentences of many lines', () => sentences('a\n'.repeat(200_000))],
  ['a word with many marks', () => sentences(`a${'!'.repeat(200_000)}b`)],
  ['a translation that repeats itself', () => repeated('word '.repeat(2_000))],
  ['a translation with markup', () => marked(`<i>a</i>${' ab'.repeat(50_000)}`)],
  ['a translation with markup and many >', () => marked(`<i>a</i>${' >'.repeat(50_000)}`)],
])('lays out %s', { timeout: 120_000 }, (_name, layOut) => {
  const before = cpuTime();
  layOut();
  expect(cpuTime() - before).toBeLessThan(10);
});

/** Payloads for which a naive scanner or regular expression takes quadratic time: minutes, not milliseconds. */
const PAYLOADS = [
  ...['<', '{', '&', '-', '>', ' ', '\t', '\0', ';', '"', '[', '1', '\u00a0', '\u0301', '\ud800', 'a'].map(fill),
  ...[
    '<a',
    '</',
    '< ',
    '< /',
    '<font ',
    '< font',
    '{\\',
    '{y:',
    '&amp',
    '&#',
    '&lrm;',
    '-->',
    '--',
    'a<i>',
    'a</i>',
  ].map(fill),
  ...[
    'a\n',
    'a\r',
    ' \n',
    '\t\r\n',
    '1\n',
    'a\n1\n\n',
    '-\n',
    '00:00:01,000 -\n',
    '\u2028',
    '{"a":',
    'a b ',
    '<v ',
  ].map(fill),
  ...[`00:00:01,000 ${fill('- ')}`, `${fill('1')}:00:00,000 --> 00:00:01,000`, `a${fill('\n')}b`, `<v ${fill(' ')}`],
  `[${fill('[')}]`,
];

describe.each<SubtitleFormat>(['srt', 'vtt'])('%s', (format) => {
  it.each(PAYLOADS.map((payload) => [payload.slice(0, 24), payload]))(
    'takes 100,000 characters of %j',
    (_, payload) => {
      const content = HEAD[format] + payload;
      const other = format === 'srt' ? 'vtt' : 'srt';
      const before = cpuTime();
      expect(substituteText(content, format, (runs) => runs).content).toBe(content);
      substituteText(content, format, (runs) => runs.map((run) => `${run}x`));
      substituteText(`${HEAD[format]}a`, format, () => [payload]);
      plainText(payload, format);
      convertSubtitles(content, format, other);
      parseCues(content, format);
      expect(cpuTime() - before).toBeLessThan(10);
    },
    60_000,
  );

  it.each([
    ['a\n', 'b\n'],
    ['a\n', '\v'],
  ])('takes a cue of 1,000,000 characters, %j to %j', { timeout: 120_000 }, (piece, translated) => {
    const content = HEAD[format] + piece.repeat(1_000_000 / piece.length);
    const before = cpuTime();
    const { billable } = substituteText(content, format, () => [`b${translated.repeat(500_000)}c`]);
    expect(billable).toBe(1);
    expect(cpuTime() - before).toBeLessThan(10);
  });

  it('takes 50,000 cues in 5 MB', () => {
    const cue = format === 'srt' ? '1\n00:00:01,000 --> 00:00:02,000\n' : '1\n00:00:01.000 --> 00:00:02.000\n';
    const head = format === 'vtt' ? 'WEBVTT\n\n' : '';
    const content = head + `${cue}${'A line of text to be said here. '.repeat(2)}\n\n`.repeat(50_000);
    expect(countBillable(content, format)).toBe(50_000);
    const {
      content: output,
      billable,
      warnings,
    } = substituteText(content, format, (runs) => runs.map(() => 'Una línea'));
    expect(billable).toBe(50_000);
    expect(warnings).toEqual([]);
    expect(output).toBe(head + `${cue}Una línea \n\n`.repeat(50_000));
  });
});
