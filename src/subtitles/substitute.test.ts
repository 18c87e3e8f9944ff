// Covers: characters.ts, compose.ts, markup-scanner.ts, metadata.ts, next-occurrence.ts, plain-time.ts,
// replacement.ts, srt-timing-line.ts, text-runs.ts, vtt-timing-line.ts

import { describe, expect, it } from 'vitest';
import { substituteText } from './substitute.ts';
import type { SubtitleFormat } from './types.ts';

const HEAD = { srt: '1\n00:00:01,000 --> 00:00:02,000\n', vtt: 'WEBVTT\n\n00:01.000 --> 00:02.000\n' };

function runsOf(content: string, format: SubtitleFormat): string[][] {
  const seen: string[][] = [];
  substituteText(content, format, (runs) => {
    seen.push([...runs]);
    return runs;
  });
  return seen;
}

/** Substitutes the payload of one cue; returns the new payload and the kinds of the warnings. */
function replaced(format: SubtitleFormat, payload: string, replacements: readonly string[], after = '\n') {
  const content = HEAD[format] + payload + after;
  const result = substituteText(content, format, () => replacements);
  expect(result.content.startsWith(HEAD[format])).toBe(true);
  expect(result.content.endsWith(after)).toBe(true);
  return [
    result.content.slice(HEAD[format].length, result.content.length - after.length),
    ...result.warnings.map(({ kind }) => kind),
  ];
}

describe('the text a translator sees', () => {
  it.each<[SubtitleFormat, string, string[][]]>([
    ['srt', '<i>Hello</i> world', [['Hello', 'world']]],
    ['srt', ' \t- Hello  \r\n\u200f world \u200f', [['- Hello\nworld']]],
    ['srt', 'one\n\n \ntwo', [['one', 'two']]],
    ['srt', '{\\an8}{y:i}< / I ><FONT color="a>b">x < y <3 &amp; {z}', [['b">x < y <3 &amp; {z}']]],
    ['srt', 'a\0b', [['a', 'b']]],
    ['srt', '♪ 42 <i>...</i>', []],
    ['vtt', '<v Ann>Hi &lt;b&gt; &amp; &copy;\nyou</v>', [['Hi <b> & ©\nyou']]],
    ['vtt', '&lrm;&nbsp;abc&nbsp;d&rlm; ', [['abc\u00a0d']]],
    ['vtt', 'kara<00:00:01.500>oke <c.x>42</c>', [['kara', 'oke']]],
    ['vtt', 'a\n \n\tb', [['a\nb']]],
    ['vtt', 'a < b and c', [['a']]],
    ['vtt', 'a {b} <3', [['a {b}']]],
    ['vtt', '{"speaker": "Ann"}', []],
    ['vtt', 'sprite.jpg#xywh=0,0,160,90', []],
    ['vtt', '[Music]', [['[Music]']]],
    ['srt', ' \u0301e', [[' \u0301e']]],
  ])('%s %j', (format, payload, runs) => {
    expect(runsOf(HEAD[format] + payload, format)).toEqual(runs);
  });

  it('comes with the position among all cues, paid or not', () => {
    const seen: number[] = [];
    const content = '0:0:1 --> 0:0:2\n\n0:0:3 --> 0:0:4\n...\n\n0:0:5 --> 0:0:6\na';
    const { billable } = substituteText(content, 'srt', (runs, { index }) => {
      seen.push(index);
      return runs;
    });
    expect(seen).toEqual([2]);
    expect(billable).toBe(2);
  });
});

describe('a replacement', () => {
  it.each<[string, SubtitleFormat, string, string[], string]>([
    ['goes between the markup', 'srt', '<i>Hello</i> world', ['Hola', 'mundo'], '<i>Hola</i> mundo'],
    ['keeps the edges of lines', 'srt', ' a \r\n\tb\t', ['c\nd'], ' c \r\n\td\t'],
    ['keeps every line end where it was', 'vtt', 'a\rb\r\nc\nd', ['e\nf\ng\nh'], 'e\rf\r\ng\nh'],
    ['uses the first line end for further lines', 'vtt', 'a\rb\r\nc', ['e\nf\ng\nh'], 'e\rf\r\ng\rh'],
    ['may have fewer lines', 'vtt', 'a\rb\r\nc', ['e\nf'], 'e\rf'],
    ['may be empty where other text is left', 'srt', '<i>a</i> b', ['c', ''], '<i>c</i> '],
    ['replaces changed runs only', 'vtt', '<i>&copy;a</i>&eacute;', ['©a', 'x'], '<i>&copy;a</i>x'],
    ['is escaped in WebVTT', 'vtt', 'a', ['</c> & <b>'], '&lt;/c> &amp; &lt;b>'],
    ['has no arrow in WebVTT', 'vtt', 'a', ['x --> y --->'], 'x --&gt; y ---&gt;'],
    ['gets the references of its source', 'vtt', 'a&nbsp;b &gt;', ['c\u00a0d > e'], 'c&nbsp;d &gt; e'],
    [
      'has no new markup in SRT',
      'srt',
      'a',
      ['<i>b</i> {\\an8} {y:i} < B > 2 < 3 & 4'],
      '‹i>b‹/i> (\\an8} (y:i} ‹ B > 2 < 3 & 4',
    ],
    ['has no timing line in SRT', 'srt', 'a', ['b\n 00:00:01 -- > 00:00:02 c'], 'b\n 00:00:01 → 00:00:02 c'],
    ['may hold an arrow in an SRT text', 'srt', 'a', ['b --> c'], 'b --> c'],
    ['loses blank lines, CR and NUL', 'srt', 'a', ['\r\n \nb\r\rc\0d\n\u3000\n'], 'b\ncd'],
    ['loses line separators that only some tools know', 'vtt', 'a', ['b\u2028c\u0085d'], 'b c d'],
    ['keeps those its source has', 'vtt', 'x\u2028a', ['b\u2028c\u0085d'], 'b\u2028c d'],
    ['may be the signature', 'vtt', 'a', ['WEBVTT\nNOTE\nSTYLE'], 'WEBVTT\nNOTE\nSTYLE'],
    ['may be an integer before a blank line', 'srt', 'a', ['b\n42'], 'b\n42'],
    ['stays out of markup before and after it', 'srt', '<i>a</i>b}', ['x{\\', 'y'], '<i>x(\\</i>y'],
    ['goes into each part of a text with a blank line', 'srt', 'a\n\nb', ['c', 'd\ne'], 'c\n\nd\ne'],
  ])('%s', (_, format, payload, replacements, expected) => {
    expect(replaced(format, payload, replacements)).toEqual([expected]);
  });

  it('is longer than the source by any factor', () => {
    const long = 'word '.repeat(20_000).trim();
    expect(replaced('srt', 'a', [long])).toEqual([long]);
  });
});

describe('the source text stays, with a warning, when the replacement', () => {
  const next = '\n00:00:03,000 --> 00:00:04,000\n...\n';
  it.each<[string, string, string[], string]>([
    ['is empty', 'a', [''], 'empty-replacement'],
    ['is invisible', 'a', [' \u200b\n\u2060\n\u00a0'], 'empty-replacement'],
    ['has too many runs', 'a', ['b', 'c'], 'run-count'],
    ['has too few runs', '<i>a</i>b', ['c'], 'run-count'],
    ['would become an index', 'a', ['c\n42'], 'unsafe-replacement'],
    ['would leave a blank line', '<i>a</i>\nb\n<i>c</i>', ['d', '', 'e'], 'unsafe-replacement'],
    ['would empty one of two parts', 'a\n\nb', ['c', ''], 'unsafe-replacement'],
  ])('%s', (_, payload, replacements, warning) => {
    expect(replaced('srt', payload, replacements, next).slice(0, 2)).toEqual([payload, warning]);
  });

  it('would leave an empty line in WebVTT', () => {
    expect(replaced('vtt', '<i>a</i>\nb\n<i>c</i>', ['d', '', 'e'])).toEqual([
      '<i>a</i>\nb\n<i>c</i>',
      'unsafe-replacement',
    ]);
  });

  it.each([[undefined], ['text'], [[1]], [new Array(1)], [null]])('is %j', (reply) => {
    const content = `${HEAD.vtt}a`;
    const { content: output, warnings } = substituteText(content, 'vtt', () => reply as unknown as string[]);
    expect(output).toBe(content);
    expect(warnings).toEqual([{ kind: 'run-count', cue: 0, message: expect.any(String) }]);
  });
});

describe('warnings', () => {
  it.each<[string, string]>([
    ['a < b', 'unterminated-tag'],
    ['{"a":"b"}', 'metadata'],
  ])('name %j', (payload, kind) => {
    const content = HEAD.vtt + payload;
    const { content: output, warnings } = substituteText(content, 'vtt', (runs) => runs);
    expect(output).toBe(content);
    expect(warnings.map((warning) => warning.kind)).toEqual([kind]);
  });
});

it('notices a translator that writes into its argument', () => {
  const translate = (runs: readonly string[]) => (runs as string[]).fill('b');
  expect(substituteText(`${HEAD.srt}a`, 'srt', translate).content).toBe(`${HEAD.srt}b`);
});

it('passes on what the translator throws', () => {
  const fail = () => {
    throw new Error('no network');
  };
  expect(() => substituteText(`${HEAD.srt}a`, 'srt', fail)).toThrow('no network');
});
