import type { Span } from './spans.ts';

/** A word of a piece; times in seconds from the beginning of its piece, null where the service names none. */
export type HeardWord = { readonly word: string; readonly start: number | null; readonly end: number | null };

/** A segment of a piece. */
export type HeardSegment = {
  readonly start: number | null;
  readonly end: number | null;
  readonly text: string;
  readonly words: readonly HeardWord[];
  readonly noSpeech?: true;
};

/** What was heard in one piece: its span in the whole sound, and its segments. */
export interface HeardPiece extends Span {
  readonly segments: readonly HeardSegment[];
}

/** Seconds by which two pieces may time the same word differently. */
const SLACK = 0.6;

type Range = { readonly after: number; readonly before: number };

/**
 * Joins pieces by the times of words: each word belongs to the piece on whose side of the middle of the overlap its own middle
 * lies. A word that both pieces have at the seam comes once, also where they time it a little differently.
 * @param pieces in order
 */
export function joinPieces(pieces: readonly HeardPiece[]): HeardSegment[] {
  const shifted = pieces.map(({ from, to, segments }) => ({
    from,
    to,
    segments: segments.map((segment) => shift(segment, from)),
  }));
  const seams = shifted.slice(1).map(({ from }, at) => (from + Math.max(from, shifted[at]?.to ?? from)) / 2);
  const cuts = seams.map((seam, at) => cutBetween(shifted[at]?.segments ?? [], shifted[at + 1]?.segments ?? [], seam));
  return shifted.flatMap(({ segments }, at) => {
    const range = { after: cuts[at - 1]?.second ?? -Infinity, before: cuts[at]?.first ?? Infinity };
    return segments.flatMap((segment) => within(segment, range));
  });
}

/**
 * Where the first piece ends and the second begins: at the seam, unless the two time the word there differently. Then the
 * word of the first piece is taken.
 */
function cutBetween(first: readonly HeardSegment[], second: readonly HeardSegment[], seam: number) {
  const near = (segments: readonly HeardSegment[]) =>
    segments.flatMap(({ words }) => words).filter((word) => Math.abs(middleOf(word) - seam) <= 2 * SLACK);
  for (const word of near(first)) {
    const same = near(second).find((other) => isSame(word, other));
    const [here, there] = [middleOf(word), same ? middleOf(same) : Number.NaN];
    // Each piece has it on the other side of the seam: it would come twice, or not at all.
    if (here < seam !== there < seam && !Number.isNaN(there)) {
      return { first: here + EPSILON, second: there + EPSILON };
    }
  }
  return { first: seam, second: seam };
}

const EPSILON = 1e-6;

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

const isSame = (one: HeardWord, other: HeardWord): boolean =>
  letters(one.word) === letters(other.word) && Math.abs(middleOf(one) - middleOf(other)) <= SLACK;

const middleOf = ({ start, end }: Pick<HeardWord, 'start' | 'end'>): number =>
  ((start ?? end ?? Number.NaN) + (end ?? start ?? Number.NaN)) / 2;

const isWithin = (timed: Pick<HeardWord, 'start' | 'end'>, { after, before }: Range): boolean => {
  const middle = middleOf(timed);
  return Number.isNaN(middle) || (middle >= after && middle < before);
};

/** The part of a segment in a range. A segment without timed words goes whole to one side. */
function within(segment: HeardSegment, range: Range): HeardSegment[] {
  const { words, text } = segment;
  if (words.length === 0) return isWithin(segment, range) ? [segment] : [];
  const kept = words.filter((word) => isWithin(word, range));
  if (kept.length === words.length) return [segment];
  if (kept.length === 0) return [];
  // Models put the spaces into the words, or leave them out.
  const isSpaced = words.some(({ word }) => /^\s|\s$/.test(word)) || !/\s/.test(text.trim());
  const joined = kept.map(({ word }) => word).join(isSpaced ? '' : ' ');
  return [{ ...segment, start: kept[0]?.start ?? null, end: kept.at(-1)?.end ?? null, text: joined, words: kept }];
}

const later = (time: number | null, by: number): number | null => (time === null ? null : time + by);

const shift = (segment: HeardSegment, by: number): HeardSegment => ({
  ...segment,
  start: later(segment.start, by),
  end: later(segment.end, by),
  words: segment.words.map(({ word, start, end }) => ({ word, start: later(start, by), end: later(end, by) })),
});
