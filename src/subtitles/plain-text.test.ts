import fc from 'fast-check';
import { expect, it } from 'vitest';
import { payloadPieces, plainText } from './plain-text.ts';
import type { SubtitleFormat } from './types.ts';

it.each<[SubtitleFormat, string, string]>([
  ['srt', '{\\an8}<i>a</i><br/>b &amp; 2 < 3 <3 < / b >{x}', 'a\nb &amp; 2 < 3 <3 {x}'],
  ['srt', '<a <b>c', 'c'],
  ['srt', '<a', '<a'],
  ['vtt', '<v Ann &amp; Bob>a &lt;b&gt;</v><00:01.000>{\\an8}<>', 'a <b>{\\an8}'],
  ['vtt', 'a < b', 'a '],
])('%s %j', (format, payload, text) => {
  expect(plainText(payload, format)).toBe(text);
});

it('splits a payload without loss', () => {
  const payload = fc
    .array(fc.constantFrom('<', '>', '</', 'i', ' ', '{', '\\', '}', ':', '\0', '&', 'br', '\n'))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(payload, fc.constantFrom<SubtitleFormat>('srt', 'vtt'), (text, format) => {
      expect(
        payloadPieces(text, format)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
