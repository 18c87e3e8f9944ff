import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  convertSubtitles,
  countBillable,
  decodeSubtitleBytes,
  parseCues,
  type SubtitleEncodingError,
  type SubtitleFormat,
  substituteText,
} from './index.ts';

const FOLDER = fileURLToPath(new URL('../../fixtures/cases/subtitles/', import.meta.url));
const read = (file: string) => readFileSync(FOLDER + file);
const formatOf = (file: string) => file.slice(-3) as SubtitleFormat;
const contentOf = (file: string) => decodeSubtitleBytes(read(file)).content;

/** The files, with the cues that a viewer sees after conversion to the other format: settings and text. */
const CASES: readonly (readonly [file: string, ...cues: readonly string[]])[] = [
  ['s01-bom-in-the-middle.srt', 'Hello', 'Bye'],
  ['s01b-bom-before-timing.srt', 'Hello', 'Bye'],
  ['s01c-u+200b-before-index-and-times.srt', 'Hello', 'Bye'],
  ['s01c-u+200e-before-index-and-times.srt', 'Hello', 'Bye'],
  ['s01c-u+200f-before-index-and-times.srt', 'Hello', 'Bye'],
  ['s02-combined-override.srt', 'line:0 Sign above', 'line:0 Plain', 'line:0 Legacy top'],
  ['s03-cr-cr-lf.srt', 'Hello', 'Bye'],
  ['s04-spaces-in-times.srt'],
  ['s05-empty-cues.srt', 'One', '', 'Two'],
  ['s06-blank-before-text.srt', 'This is a line.\nAnother here?', 'Next'],
  ['s07-id-and-empty.vtt', 'subtitle one', '', 'subtitle two'],
  ['s10-line-percent.vtt', 'TOP TEXT', '{\\an1}bottom', '{\\an8}top0', 'last', 'ten'],
  ['s11-number-lines.vtt', '10\n9\n8', 'Go'],
  ['s12-angle-brackets.vtt', '111 ', 'next one'],
  ['s13-arrow-text.srt', 'A --&gt; B &lt;--&gt; C\n&lt;!-- hidden --&gt;'],
  ['s16-unsorted.srt', 'Early', 'Late', 'Same start'],
  ['s17-odd-tags.srt', '<i>Shout</i> <b>bold</b> <i>x w <c.red>r</c>', '<i>Hi</i> I &lt;3 you &amp;  1 &lt; 2 &lt;b'],
];

it('tests every case', () => {
  const others = ['s14-utf16le-no-bom.srt', 's15-bom-with-bad-byte.srt'];
  expect([...CASES.map(([file]) => file), ...others].sort()).toEqual(readdirSync(FOLDER).sort());
});

describe.each(CASES)('%s', (file, ...cues) => {
  const content = contentOf(file);
  const format = formatOf(file);

  it('shows its texts after conversion', () => {
    const other = format === 'srt' ? 'vtt' : 'srt';
    const converted = parseCues(convertSubtitles(content, format, other).content, other);
    expect(converted.map(({ settings, text }) => `${settings} ${text}`.trimStart())).toEqual(cues);
  });

  it('costs a credit for each cue with text', () => {
    expect(countBillable(content, format)).toBe(cues.filter((cue) => cue !== '').length);
  });

  it('keeps its bytes, and its cues when all its text changes', () => {
    expect(substituteText(content, format, (runs) => runs).content).toBe(content);
    const output = substituteText(content, format, (runs) => runs.map(() => 'Uno\nDos')).content;
    const heads = (text: string) => parseCues(text, format).map(({ text: _text, ...head }) => head);
    expect(heads(output)).toEqual(heads(content));
  });
});

it.each([
  ['s14-utf16le-no-bom.srt', 'encoding-needed'],
  ['s15-bom-with-bad-byte.srt', 'undecodable'],
])('refuses %s: %s', (file, problem) => {
  let found: string | undefined;
  try {
    decodeSubtitleBytes(read(file));
  } catch (error) {
    found = (error as SubtitleEncodingError).problem;
  }
  expect(found).toBe(problem);
});

it('reads UTF-16 without a byte order mark when told so', () => {
  const { content } = decodeSubtitleBytes(read('s14-utf16le-no-bom.srt'), 'utf-16le');
  expect(parseCues(content, 'srt').map(({ text }) => text)).toEqual(['Hello']);
});

it('writes further lines with the line ends of a file with CR CR LF', () => {
  const content = contentOf('s03-cr-cr-lf.srt');
  const output = substituteText(content, 'srt', (runs) => runs.map(() => 'Uno\nDos')).content;
  expect(output).toBe(content.replace(/Hello|Bye/g, 'Uno\r\r\nDos'));
  expect(parseCues(output, 'srt').map(({ text }) => text)).toEqual(['Uno\nDos', 'Uno\nDos']);
});
