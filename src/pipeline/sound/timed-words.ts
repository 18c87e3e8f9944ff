import type { HeardPiece, HeardSegment } from './heard-piece.ts';

/** A word of a piece with a time: its own, or one from its neighbours where the service names none that can be right. */
export interface TimedWord {
  /** Number of its segment in the piece. */
  readonly segment: number;
  /** Its text without case, spaces and punctuation, which differ between two hearings. */
  readonly letters: string;
  /** As the service writes it. */
  readonly text: string;
  /** Seconds in the whole sound. */
  readonly start: number;
  readonly end: number;
}

/** Seconds by which a time may lie outside its piece: services round, and pieces end at borders of packets. */
const OUTSIDE = 1;
/** Seconds of a word whose time is not known, at most. */
const USUAL = 0.5;

type Untimed = { readonly segment: number; readonly text: string; time: Time | null };
type Time = { readonly start: number; readonly end: number };

/** The words of a piece in the order of the answer, each with a time in the whole sound. */
export function timedWords(piece: HeardPiece): TimedWord[] {
  const words = piece.segments.flatMap((segment, at) => wordsOf(segment, at, piece));
  fillGaps(words, { start: piece.from, end: piece.to });
  return words.map(({ segment, text, time }) => ({
    segment,
    text,
    letters: lettersOf(text),
    start: time?.start ?? piece.from,
    end: time?.end ?? piece.from,
  }));
}

/** The words of a segment. One without words is divided by its text, and each part gets its share of the time. */
function wordsOf({ words, text, start, end }: HeardSegment, segment: number, piece: HeardPiece): Untimed[] {
  const whole = timeIn(piece, start, end);
  if (words.length > 0) {
    const own = words.map((word) => ({ segment, text: word.word, time: timeIn(piece, word.start, word.end) }));
    if (whole !== null) fillGaps(own, whole);
    return own;
  }
  const parts = partsOf(text);
  const letters = parts.reduce((sum, part) => sum + part.length, 0);
  let passed = 0;
  return parts.map((part) => {
    const share = (count: number) => (whole === null ? 0 : whole.start + ((whole.end - whole.start) * count) / letters);
    const time = whole && { start: share(passed), end: share(passed + part.length) };
    passed += part.length;
    return { segment, text: part, time };
  });
}

/** A time of the piece as one of the whole sound; null if it is missing, or far outside the piece. */
function timeIn({ from, to }: HeardPiece, start: number | null, end: number | null): Time | null {
  const [first, last] = [start ?? end, end ?? start];
  if (first === null || last === null) return null;
  const time = { start: from + Math.min(first, last), end: from + Math.max(first, last) };
  return time.start < from - OUTSIDE || time.end > Math.max(from, to) + OUTSIDE ? null : time;
}

/** Spreads words without a time evenly between their neighbours, the first and the last of all within these bounds. */
function fillGaps(words: Untimed[], bounds: Time): void {
  for (let at = 0; at < words.length; at += 1) {
    if (words[at]?.time) continue;
    let next = at;
    while (next < words.length && !words[next]?.time) next += 1;
    const start = words[at - 1]?.time?.end ?? bounds.start;
    const end = Math.max(start, words[next]?.time?.start ?? bounds.end);
    const each = (end - start) / (next - at);
    for (let count = 0; at + count < next; count += 1) {
      const word = words[at + count];
      const middle = start + (count + 0.5) * each;
      if (word) word.time = { start: middle - Math.min(each, USUAL) / 2, end: middle + Math.min(each, USUAL) / 2 };
    }
    at = next;
  }
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** The words of a text; of one without spaces, those that the dictionary of the running Node knows. */
function partsOf(text: string): string[] {
  const parts = text.split(/\s+/).filter((part) => part !== '');
  return parts.length > 1 ? parts : [...segmenter.segment(text.trim())].map(({ segment }) => segment);
}

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
