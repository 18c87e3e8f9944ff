import type { CueLayout } from './layout.ts';
import { textWidth } from './measure.ts';
import type { SpeechNotice } from './notices.ts';
import { cutToLine, isUnspaced, type Piece, piecesOf } from './pieces.ts';
import type { SoundSegment, SpeechToken } from './types.ts';
import { wordTimes } from './word-times.ts';

const HAS_LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;

/**
 * Returns the tokens of recognised speech in time order, none longer than a line. Uses word times where they can be used;
 * else divides the time of a segment by text length.
 */
export function tokenize(
  segments: readonly SoundSegment[],
  layout: CueLayout,
): { readonly tokens: readonly SpeechToken[]; readonly notices: readonly SpeechNotice[] } {
  const tokens: SpeechToken[] = [];
  const notices: SpeechNotice[] = [];
  segments.forEach((segment, at) => {
    const timed = wordTimes(segment);
    if (timed.kind === 'repaired' || timed.kind === 'unusable') {
      notices.push({ kind: 'word-times', startMs: segment.startMs, text: segment.text });
    }
    const nextStart = segments[at + 1]?.startMs ?? Number.POSITIVE_INFINITY;
    const own =
      'words' in timed
        ? timed.words.flatMap(({ word, startMs, endMs }, index) => {
            const spaceBefore = index === 0 || /^\s/.test(word) || isSpaced(timed.words, index);
            return share({ text: word, startMs: Math.min(startMs, nextStart), endMs, spaceBefore }, segment, layout);
          })
        : share({ ...segment, spaceBefore: true }, segment, layout);
    // One by one: a recogniser may give a whole day as one segment, and a call takes only so many arguments.
    for (const [at, token] of own.entries()) {
      const isLast = at === own.length - 1;
      tokens.push(isLast ? { ...token, endsSegment: own.length > 1 } : token);
    }
  });
  return { tokens: inOrder(tokens), notices };
}

/** Whether to put a space before a word in a segment whose words have none: true unless its script has no spaces. */
function isSpaced(words: readonly { readonly word: string }[], index: number): boolean {
  const word = words[index]?.word ?? '';
  const before = words[index - 1]?.word ?? '';
  if (/\s$/.test(before)) return true;
  if (isMarked(words) || !HAS_LETTER_OR_NUMBER.test(word)) return false;
  return !(isUnspaced(word.charAt(0)) || isUnspaced(before.slice(-1)));
}

const marked = new WeakMap<object, boolean>();

/** Whether the words of a segment bring their spaces. */
function isMarked(words: readonly { readonly word: string }[]): boolean {
  const known = marked.get(words) ?? words.some(({ word }, at) => at > 0 && /^\s|\s$/.test(word));
  marked.set(words, known);
  return known;
}

interface Stretch {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly spaceBefore: boolean;
}

function share(
  { text, startMs, endMs, spaceBefore }: Stretch,
  { speaker }: SoundSegment,
  layout: CueLayout,
): SpeechToken[] {
  const pieces: Piece[] = piecesOf(text, spaceBefore).flatMap((piece) => cutToLine(piece, layout));
  const widths = pieces.map((piece) => textWidth(piece.text, layout));
  const total = widths.reduce((sum, width) => sum + width, 0) || 1;
  const durationMs = Math.max(endMs - startMs, 0);
  let passed = 0;
  return pieces.map((piece, index) => {
    const from = startMs + (durationMs * passed) / total;
    passed += widths[index] as number;
    const to = startMs + (durationMs * passed) / total;
    return { ...piece, startMs: Math.round(from), endMs: Math.round(to), endsSegment: false, speaker };
  });
}

/** Moves starts so that no token starts before the previous one: words overlap a little. */
function inOrder(tokens: readonly SpeechToken[]): SpeechToken[] {
  let earliest = 0;
  return tokens.map((token) => {
    const startMs = Math.max(token.startMs, earliest);
    earliest = startMs;
    return { ...token, startMs, endMs: Math.max(token.endMs, startMs) };
  });
}
