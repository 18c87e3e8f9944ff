import { splitGraphemes, textWidth } from './graphemes.ts';
import type { CueLayout } from './layout.ts';
import type { SpeechSegment, SpeechToken } from './types.ts';

const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Scripts written without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const OPENS = /^[\p{Ps}\p{Pi}¿¡]+$/u;
const HAS_LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;

interface Piece {
  readonly text: string;
  readonly spaceBefore: boolean;
}

/**
 * Returns the tokens of recognised speech in time order, none longer than a line. Uses word times where they exist;
 * else divides the time of a segment by text length.
 */
export function tokenize(segments: readonly SpeechSegment[], layout: CueLayout): SpeechToken[] {
  const tokens: SpeechToken[] = [];
  for (const segment of segments) {
    const timed = segment.words?.some(({ word }) => word.trim() !== '')
      ? segment.words.flatMap((word, index) => {
          const spaceBefore = index === 0 || /^\s/.test(word.word) || isSpaced(segment, index);
          return share(word.word, word.start, word.end, spaceBefore, layout);
        })
      : share(segment.text, segment.start, segment.end, true, layout);
    const last = timed.at(-1);
    if (!last) continue;
    tokens.push(...timed.slice(0, -1), { ...last, endsSegment: timed.length > 1 });
  }
  return inOrder(tokens);
}

/** Whether to put a space before a word in a segment whose words have none: true unless its script has no spaces. */
function isSpaced(segment: SpeechSegment, index: number): boolean {
  const word = segment.words?.[index]?.word ?? '';
  const before = segment.words?.[index - 1]?.word ?? '';
  if (/\s$/.test(before)) return true;
  const isMarked = segment.words?.some((other, position) => position > 0 && /^\s|\s$/.test(other.word)) ?? false;
  if (isMarked || !HAS_LETTER_OR_NUMBER.test(word)) return false;
  return !(UNSPACED.test(word.charAt(0)) || UNSPACED.test(before.slice(-1)));
}

function share(text: string, start: number, end: number, spaceBefore: boolean, layout: CueLayout): SpeechToken[] {
  const pieces = piecesOf(text, spaceBefore).flatMap((piece) => fitting(piece, layout));
  const lengths = pieces.map((piece) => textWidth(piece.text, layout));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const startMs = milliseconds(start);
  const durationMs = Math.max(milliseconds(end) - startMs, 0);
  let passed = 0;
  return pieces.map((piece, index) => {
    const from = startMs + (durationMs * passed) / total;
    passed += lengths[index] as number;
    return {
      ...piece,
      startMs: Math.round(from),
      endMs: Math.round(startMs + (durationMs * passed) / total),
      endsSegment: false,
    };
  });
}

/** Splits at spaces, and text of unspaced scripts into words; punctuation stays with its word. */
function piecesOf(text: string, spaceBefore: boolean): Piece[] {
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
  for (const { segment } of words.segment(chunk)) {
    if (OPENS.test(segment)) {
      opening += segment;
    } else if (!HAS_LETTER_OR_NUMBER.test(segment) && opening === '' && parts.length > 0) {
      parts[parts.length - 1] += segment;
    } else {
      parts.push(opening + segment);
      opening = '';
    }
  }
  if (opening !== '') parts.push(opening);
  return parts;
}

/** Cuts a piece longer than a line between graphemes. */
function fitting(piece: Piece, layout: CueLayout): Piece[] {
  if (textWidth(piece.text, layout) <= layout.lineLength) return [piece];
  const cut: string[] = [];
  let line = '';
  let width = 0;
  for (const grapheme of splitGraphemes(piece.text)) {
    const own = textWidth(grapheme, layout);
    if (line !== '' && width + own > layout.lineLength) {
      cut.push(line);
      line = '';
      width = 0;
    }
    line += grapheme;
    width += own;
  }
  return [...cut, line].map((text, index) => ({ text, spaceBefore: index === 0 && piece.spaceBefore }));
}

const milliseconds = (seconds: number): number =>
  Number.isFinite(seconds) ? Math.max(Math.round(seconds * 1000), 0) : 0;

/** Moves starts so that no token starts before the previous one: recognisers overlap and jump back a little. */
function inOrder(tokens: readonly SpeechToken[]): SpeechToken[] {
  let earliest = 0;
  return tokens.map((token) => {
    const startMs = Math.max(token.startMs, earliest);
    earliest = startMs;
    return { ...token, startMs, endMs: Math.max(token.endMs, startMs) };
  });
}
