// Covers: outside.ts, placement.ts, srt-payload.ts, vtt-payload.ts

import { describe, expect, it } from 'vitest';
import { scanSubtitles } from '../scan.ts';
import { fixtureFiles } from '../testing/fixture-files.ts';
import { convertSubtitles } from './convert.ts';
import { PLACEMENTS } from './placement.ts';
import type { ConversionOptions } from './types.ts';

const toVtt = (content: string, options?: ConversionOptions) => convertSubtitles(content, 'srt', 'vtt', options);
const toSrt = (content: string, options?: ConversionOptions) => convertSubtitles(content, 'vtt', 'srt', options);
const srt = (payload: string) => `1\n00:00:01,000 --> 00:00:02,000\n${payload}\n`;
const vtt = (payload: string, settings = '') => `WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000${settings}\n${payload}\n`;

describe('SRT to WebVTT', () => {
  it.each([
    ['a & b < c --> d', 'a &amp; b &lt; c --&gt; d'],
    ['<I>a</I> < b >c</ b > <s>d</s>', '<i>a</i> <b>c</b> d'],
    ['<font color="Red">a<font face="x">b</font></font>', '<c.red>ab</c>'],
    ['a<br />b', 'a\nb'],
    ['a\n\n \nb', 'a\nb'],
    ['{\\pos(1,2)}{y:i}a', 'a'],
  ])('writes %j', (payload, expected) => {
    expect(toVtt(srt(payload)).content).toBe(vtt(expected));
  });

  it.each(PLACEMENTS)('places {\\an$keypad}, and back', ({ keypad, settings }) => {
    const { content } = toVtt(srt(`{\\an${keypad}}a`));
    expect(content).toBe(vtt('a', settings === '' ? '' : ` ${settings}`));
    expect(toSrt(content).content).toBe(srt(keypad === 2 ? 'a' : `{\\an${keypad}}a`));
  });

  it.each([
    ['{\\an8\\i1}a', ' line:0', ['{\\i1}']],
    ['{\\i1\\an7\\pos(1,2)}a', ' line:0 align:start', ['{\\i1\\pos(1,2)}']],
    ['{\\b1}{\\an4}a{\\an8}', ' line:50% align:start', ['{\\b1}', '{\\an8}']],
    ['{\\a6}a', ' line:0', []],
    ['{\\a1}a', ' align:start', []],
    ['{\\i1\\a11}a', ' line:50% align:end', ['{\\i1}']],
    ['{\\a4}{\\alpha&H20&}a', '', ['{\\a4}', '{\\alpha&H20&}']],
  ])('finds the placement in %j', (payload, settings, markup) => {
    const { content, dropped } = toVtt(srt(payload));
    expect(content).toBe(vtt('a', settings));
    expect(dropped.map(({ text }) => text)).toEqual(markup);
  });

  it('reports no invisible character before an index as text', () => {
    expect(toVtt(`${srt('a')}\n\ufeff\u200e2\n00:00:03,000 --> 00:00:04,000\nb\n`)).toMatchObject({ dropped: [] });
  });

  it('sorts by start, keeps ids once, clamps times, and reports what it dropped', () => {
    const source =
      'intro\n\n7\n0:0:5 --> 0:0:6 X1:1\nb\n\n7\n-0:0:2 --> 0:0:1\n{\\an8}{\\an1}<u>a\n\n8\n0:0:9 --> 0:0:8\nc';
    expect(toVtt(source, { dropInverted: true })).toEqual({
      content: 'WEBVTT\n\n00:00:00.000 --> 00:00:01.000 line:0\n<u>a\n\n7\n00:00:05.000 --> 00:00:06.000\nb\n',
      dropped: [
        { kind: 'text', text: 'intro' },
        { kind: 'settings', cue: 0, text: 'X1:1' },
        { kind: 'markup', cue: 1, text: '{\\an1}' },
        { kind: 'negative-time', cue: 1, text: '-2000 ms' },
        { kind: 'id', cue: 1, text: '7' },
        { kind: 'cue', cue: 2, text: 'c' },
      ],
    });
  });
});

describe('WebVTT to SRT', () => {
  it('places no blank line, and no empty cue', () => {
    expect(toSrt(vtt(' \n\t\nhello', ' align:start position:0%')).content).toBe(srt('{\\an1}hello'));
    expect(toSrt(vtt(' ', ' line:0')).content).toBe('1\n00:00:01,000 --> 00:00:02,000\n');
  });

  it.each([
    ['a &amp; b &lt; 3 &nbsp;&copy;', 'a & b < 3 \u00a0©'],
    ['&lt;i&gt;a', '‹i>a'],
    ['<i.x>a</i> <c.red>b</c> <00:01.500>c', '<i>a</i> b c'],
    ['<ruby>漢<rt>kan</rt></ruby>', '漢kan'],
    ['a < b', 'a '],
    ['a &lt;<c>i</c>> {<c>\\an8}', 'a ‹i> (\\an8}'],
  ])('writes %j', (payload, expected) => {
    expect(toSrt(vtt(payload)).content).toBe(srt(expected));
  });

  it.each([
    ['line:0,start', '{\\an8}'],
    ['line:00', '{\\an8}'],
    ['line:0.0%', '{\\an8}'],
    ['line:-0 align:left', '{\\an7}'],
    ['line:50.0%,center align:end', '{\\an6}'],
    ['line:5', ''],
    ['line:50', ''],
    ['line:0.5%', ''],
    ['line:0,middle', ''],
    ['align:start line:5 line:0 align:end', '{\\an9}'],
    ['line:0 line:5', ''],
    ['line:0 line:5,middle', '{\\an8}'],
  ])('places %s', (settings, override) => {
    expect(toSrt(vtt('a', ` ${settings}`)).content).toBe(srt(`${override}a`));
  });

  it('writes speaker names with the option', () => {
    expect(toSrt(vtt('<v.loud Ann &amp;  Bob>a</v>'), { speakerNames: true }).content).toBe(srt('Ann & Bob: a'));
    expect(toSrt(vtt('<v Ann>a</v>')).content).toBe(srt('a'));
    expect(toSrt(vtt('<v &lt;i&#62;A&#10;&#10;B>a'), { speakerNames: true }).content).toBe(srt('‹i>A B: a'));
  });

  it('keeps the order, numbers from 1, and reports what it dropped', () => {
    const source =
      '\ufeffWEBVTT - title\r\nKind: x\r\n\r\nSTYLE\r\n::cue {}\r\n\r\nREGION\r\nid:a\r\n\r\nNOTE hi\r\n\r\nx\r\n' +
      '00:05.000 --> 00:06.000 line:0 size:50%\r\n<v Ann>a\r\n\r\n1\r\n00:01.000 --> 00:02.000\r\nb\r\n\r\nNOTE end';
    expect(toSrt(source)).toEqual({
      content: '1\n00:00:05,000 --> 00:00:06,000\n{\\an8}a\n\n2\n00:00:01,000 --> 00:00:02,000\nb\n',
      dropped: [
        { kind: 'header', text: 'WEBVTT - title\nKind: x' },
        { kind: 'style', text: 'STYLE\n::cue {}' },
        { kind: 'region', text: 'REGION\nid:a' },
        { kind: 'note', text: 'NOTE hi' },
        { kind: 'note', text: 'NOTE end' },
        { kind: 'markup', cue: 0, text: '<v Ann>' },
        { kind: 'settings', cue: 0, text: 'size:50%' },
        { kind: 'id', cue: 0, text: 'x' },
        { kind: 'id', cue: 1, text: '1' },
      ],
    });
    expect(toSrt(source, { keepIds: true }).content).toContain('\n\n1\n00:00:01,000');
  });
});

describe.each(fixtureFiles())('$path', ({ content, format }) => {
  it('keeps number and times of its cues', () => {
    const other = format === 'srt' ? 'vtt' : 'srt';
    const times = (text: string, of: typeof format) =>
      scanSubtitles(text, of).cues.map(({ startMs, endMs }) => [Math.max(startMs, 0), Math.max(endMs, 0)]);
    const expected = times(content, format);
    if (other === 'vtt') expected.sort((left, right) => (left[0] ?? 0) - (right[0] ?? 0));
    expect(times(convertSubtitles(content, format, other).content, other)).toEqual(expected);
    expect(convertSubtitles(content, format, format)).toEqual({ content, dropped: [] });
  });
});
