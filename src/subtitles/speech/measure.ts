import { countCharacters } from '../profiles/counting.ts';
import { segmentsOf } from '../profiles/segments.ts';
import type { CueLayout } from './layout.ts';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;

/** User-perceived characters of a text. */
export const splitGraphemes = (text: string): string[] =>
  Array.from(segmentsOf(graphemes, text), ({ segment }) => segment);

/** What decides the length of a text. */
export type Measure = Pick<CueLayout, 'counting' | 'lineLength' | 'wideLineLength'>;

/**
 * Length of a text by the counting of its layout. `weighted` counts graphemes, a wide one (Chinese, Japanese, Korean) so that
 * `wideLineLength` of them fill a line.
 */
export function textWidth(text: string, { counting, lineLength, wideLineLength }: Measure): number {
  if (counting !== 'weighted') return countCharacters(text, counting);
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  const wide = lineLength / wideLineLength;
  let width = 0;
  for (const { segment } of segmentsOf(graphemes, text)) width += WIDE.test(segment) ? wide : 1;
  return width;
}

/** Length of a text in narrow characters, whatever the layout counts: a measure of the time to speak it. */
export const spokenWidth = (text: string): number =>
  textWidth(text, { counting: 'weighted', lineLength: 42, wideLineLength: 16 });
