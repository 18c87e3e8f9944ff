import { eastAsianWidth } from 'get-east-asian-width';
import { plainWidth } from './plain-count.ts';
import { segmentsOf } from './segments.ts';
import type { Counting } from './types.ts';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Characters that never count: controls with line breaks, format characters, byte order marks, combining marks. */
const INVISIBLE = /^[\p{Cc}\p{Cf}\p{Mn}\p{Me}]*$/u;
const NOT_MARKS = /[^\p{Cc}\p{Cf}\p{Mn}\p{Me}]/gu;
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const SPACE = 0x20;

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
  return countClusters(normal, counting === 'half-width' ? 0.5 : 1);
}

/** Counts clusters, narrow ones as `narrow`. Only what is not plain is segmented, because that takes long for long texts. */
function countClusters(text: string, narrow: number): number {
  let count = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const width = plainWidth(code);
    let to = at + 1;
    if (code < SPACE) {
      // A control character always stands alone, and never counts.
    } else if (width !== 0 && (to === text.length || plainWidth(text.charCodeAt(to)) !== 0)) {
      count += width === 2 ? 1 : narrow;
    } else {
      while (to < text.length && plainWidth(text.charCodeAt(to)) === 0) to++;
      for (const { segment } of segmentsOf(graphemes, text.slice(at, to))) {
        if (!INVISIBLE.test(segment)) count += isWide(segment) ? 1 : narrow;
      }
    }
    at = to;
  }
  return count;
}

/** Counts the words of a text without markup: pieces between white space, or, in scripts without spaces, dictionary words. */
export function countWords(text: string): number {
  if (!WITHOUT_SPACES.test(text)) return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  let count = 0;
  for (const { isWordLike } of segmentsOf(words, text)) if (isWordLike) count++;
  return count;
}
