import type { CueLayout } from './layout.ts';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/u;

/** User-perceived characters of a text. */
export const splitGraphemes = (text: string): string[] => Array.from(graphemes.segment(text), ({ segment }) => segment);

/**
 * Length of a text in narrow characters. Counts graphemes, not code units. A wide one (Chinese, Japanese, Korean) counts
 * so that `wideLineLength` of them fill a line.
 */
export function textWidth(text: string, layout: CueLayout): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  const wide = layout.lineLength / layout.wideLineLength;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += WIDE.test(segment) ? wide : 1;
  return width;
}
