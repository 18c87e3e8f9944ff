import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countBillable, scanSubtitles, substituteText } from './index.ts';
import type { SubtitleFormat, Translate } from './types.ts';

/** Pieces of subtitle files, and of attacks on them. */
const PIECES = [
  ...[
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    '\r\n\r\n',
    ' ',
    '\t',
    '\0',
    '\ufeff',
    '\u2028',
    '\u00a0',
    '\u0085',
    '\ud800',
    '\udc00',
  ],
  ...['1', '42', '007', '2.', '-1', '+3 ', '١'],
  ...[
    '00:00:01,000 --> 00:00:02,000',
    '00:01.000 --> 00:02.000',
    '00:00:03.000-->00:00:04.000 line:0',
    '0:0:5 -> 0:0:6',
  ],
  ...[
    '00:01 --> 00:02',
    '-->',
    '--',
    '->',
    '>',
    '<',
    '{',
    '}',
    '&',
    ';',
    '--&gt;',
    '00:00:01,000',
    ':',
    ',',
    '-',
    '—>',
  ],
  ...['WEBVTT', 'WEBVTT\n\n', 'NOTE', 'STYLE', 'REGION', 'id'],
  ...[
    '<i>',
    '</i>',
    '< i >',
    '<v Ann>',
    '<c.a',
    '<00:00:01.000>',
    '{\\an8}',
    '{y:i}',
    '{\\',
    '<font color="a">',
    '< font',
  ],
  ...['&amp;', '&lt;', '&nbsp;', '&lrm;', '&rlm;', '&gt;', '&copy', '&#10;', '&#0;', '{"a":"b"}', 'x.jpg#xywh=1'],
  ...['Hello', 'world', 'é', 'e\u0301', '\u0301', 'שלום', 'สวัสดี', '字幕', '😀', '♪', '\u200f', '\u200b', '...'],
];

const soup = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''));
const hostileText = fc.oneof(
  soup,
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    ' ',
    '\n',
    '\n\n',
    '1',
    '42\n7',
    'a\n\nb',
    'a\n42',
    '-->',
    'a --> b',
    'WEBVTT',
    '</i>',
    '<',
    '&',
    'a\rb',
  ),
);

/** A file-like text: cues with anything between them. */
const file = (format: SubtitleFormat): fc.Arbitrary<string> => {
  const timing = fc.constantFrom(
    ...(format === 'vtt'
      ? ['00:01.000 --> 00:02.000', '00:00:03.000-->00:00:04.000 line:0', '00:05.000 --> x']
      : ['00:00:01,000 --> 00:00:02,000', '0:0:3 -> 0:0:4 X1:2', '00:05 --> 00:06']),
  );
  const end = fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\n \n');
  const id = fc.constantFrom('', '', '1\n', '2\r\n', 'NOTE\n', '9.\r');
  const cue = fc.tuple(id, timing, fc.constantFrom('\n', '\r\n', '\r'), soup, end).map((parts) => parts.join(''));
  const head =
    format === 'vtt'
      ? fc.constantFrom('WEBVTT\n\n', '\ufeffWEBVTT\r\n', 'WEBVTT')
      : fc.constantFrom('', '\ufeff', 'x\n');
  return fc.tuple(head, fc.array(cue, { maxLength: 6 })).map(([start, cues]) => start + cues.join(''));
};

const anyContent = (format: SubtitleFormat) => fc.oneof(soup, file(format), fc.string({ unit: 'binary' }));
const structureOf = (content: string, format: SubtitleFormat) =>
  scanSubtitles(content, format).cues.map(({ segments, ...cue }) => ({ ...cue, segments: segments.length }));

describe.each(['srt', 'vtt'] as const)('%s', (format) => {
  it('returns any input byte for byte from an identity translator', () => {
    fc.assert(
      fc.property(anyContent(format), (content) => {
        const { content: output, billable } = substituteText(content, format, (runs) => [...runs]);
        expect(output).toBe(content);
        expect(billable).toBe(countBillable(content, format));
      }),
      { numRuns: 1500 },
    );
  });

  it('keeps its structure under a hostile translator', () => {
    fc.assert(
      fc.property(anyContent(format), fc.infiniteStream(hostileText), (content, replies) => {
        const translate: Translate = (runs) => runs.map(() => replies.next().value as string);
        const { content: output, warnings } = substituteText(content, format, translate);
        expect(structureOf(output, format)).toEqual(structureOf(content, format));
        expect(warnings.filter(({ kind }) => kind === 'reparse-mismatch')).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it('keeps everything outside the payload spans', () => {
    fc.assert(
      fc.property(file(format), fc.infiniteStream(hostileText), (content, replies) => {
        const output = substituteText(content, format, (runs) =>
          runs.map(() => replies.next().value as string),
        ).content;
        expect(outside(output, format)).toEqual(outside(content, format));
      }),
      { numRuns: 500 },
    );
  });
});

function outside(content: string, format: SubtitleFormat): string[] {
  const parts: string[] = [];
  let at = 0;
  for (const cue of scanSubtitles(content, format).cues) {
    for (const { from, to } of cue.segments) {
      parts.push(content.slice(at, from));
      at = to;
    }
  }
  return [...parts, content.slice(at)];
}
