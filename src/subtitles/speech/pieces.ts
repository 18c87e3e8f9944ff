import { segmentsOf } from '../profiles/segments.ts';
import type { CueLayout } from './layout.ts';
import { splitGraphemes, textWidth } from './measure.ts';

const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Scripts written without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const OPENS = /^[\p{Ps}\p{Pi}¿¡]+$/u;
const HAS_LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;
/** Characters that must not begin a line: small kana, marks of iteration and length (W3C jlreq), Thai MAIYAMOK (sealreq). */
const NO_START = /^[ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー々ゝゞヽヾๆฯ]/u;
/** Places in a long word without spaces, such as an address, where it breaks first: behind these characters. */
const INNER_BREAK = /(?<=[/\\_=&?+,;:.@-])(?=[\p{L}\p{N}])/u;

/** A piece of text that no line break may split. */
export interface Piece {
  readonly text: string;
  readonly spaceBefore: boolean;
  /** Whether the next piece continues its word. */
  readonly isCut?: boolean;
}

/** Whether a text has characters of a script without spaces between words. */
export const isUnspaced = (text: string): boolean => UNSPACED.test(text);

/** Splits at spaces, and text of unspaced scripts into words; punctuation stays with its word. */
export function piecesOf(text: string, spaceBefore: boolean): Piece[] {
  return text
    .split(/\s+/)
    .filter((chunk) => chunk !== '')
    .flatMap((chunk, index) => {
      const parts = UNSPACED.test(chunk) ? wordsOf(chunk) : [chunk];
      return parts.map((part, position) => ({
        text: part,
        spaceBefore: position === 0 && (index > 0 || spaceBefore),
      }));
    });
}

function wordsOf(chunk: string): string[] {
  const parts: string[] = [];
  let opening = '';
  for (const { segment } of segmentsOf(words, chunk)) {
    if (OPENS.test(segment)) {
      opening += segment;
    } else if ((!HAS_LETTER_OR_NUMBER.test(segment) || NO_START.test(segment)) && opening === '' && parts.length > 0) {
      parts[parts.length - 1] += segment;
    } else {
      parts.push(opening + segment);
      opening = '';
    }
  }
  if (opening !== '') parts.push(opening);
  return parts;
}

/** Cuts a piece longer than a line: behind punctuation in it, and as a last resort between graphemes. */
export function cutToLine(piece: Piece, layout: CueLayout): Piece[] {
  if (textWidth(piece.text, layout) <= layout.lineLength) return [piece];
  const parts: string[] = [];
  for (const part of piece.text.split(INNER_BREAK)) {
    const joined = (parts.at(-1) ?? '') + part;
    if (parts.length > 0 && textWidth(joined, layout) <= layout.lineLength) parts[parts.length - 1] = joined;
    else parts.push(...graphemeLines(part, layout));
  }
  return parts.map((text, at) => ({
    text,
    spaceBefore: at === 0 && piece.spaceBefore,
    ...(at < parts.length - 1 ? { isCut: true } : {}),
  }));
}

function graphemeLines(text: string, layout: CueLayout): string[] {
  const lines: string[][] = [];
  let line: string[] = [];
  let width = 0;
  for (const grapheme of splitGraphemes(text)) {
    const own = textWidth(grapheme, layout);
    if (line.length > 0 && width + own > layout.lineLength) {
      lines.push(line);
      // A character that must not begin a line takes the one before it along.
      line = NO_START.test(grapheme) && line.length > 1 ? line.splice(-1) : [];
      width = line.reduce((sum, one) => sum + textWidth(one, layout), 0);
    }
    line.push(grapheme);
    width += own;
  }
  return [...lines, line].map((one) => one.join('')).filter((one) => one !== '');
}
