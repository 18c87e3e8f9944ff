import { eastAsianWidth } from 'get-east-asian-width';
import { plainWidth } from './plain-count.ts';
import type { Counting } from './types.ts';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Characters that never count: controls with line breaks, format characters, byte order marks, combining marks. */
const INVISIBLE = /^[\p{Cc}\p{Cf}\p{Mn}\p{Me}]*$/u;
const NOT_MARKS = /[^\p{Cc}\p{Cf}\p{Mn}\p{Me}]/gu;
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const isWide = (character: string): boolean => eastAsianWidth(character.codePointAt(0) ?? 0) === 2;

/**
 * Counts the characters of a text as a profile does. The text has no markup. Spaces and punctuation count, line breaks and
 * other control characters do not.
 */
export function countCharacters(text: string, counting: Counting): number {
  let wide = 0;
  let at = 0;
  for (; at < text.length; at++) {
    const width = plainWidth(text.charCodeAt(at));
    if (width === 0) break;
    if (width === 2) wide++;
  }
  if (at === text.length) return counting === 'half-width' ? wide + (at - wide) / 2 : at;
  const normal = text.normalize('NFC');
  if (counting === 'no-marks') return normal.match(NOT_MARKS)?.length ?? 0;
  let count = 0;
  for (const { segment } of graphemes.segment(normal)) {
    if (INVISIBLE.test(segment)) continue;
    count += counting === 'graphemes' || isWide(segment) ? 1 : 0.5;
  }
  return count;
}

/** Counts the words of a text without markup: pieces between white space, or, in scripts without spaces, dictionary words. */
export function countWords(text: string): number {
  if (!WITHOUT_SPACES.test(text)) return text.match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;
  let count = 0;
  for (const { isWordLike } of words.segment(text)) if (isWordLike) count++;
  return count;
}
