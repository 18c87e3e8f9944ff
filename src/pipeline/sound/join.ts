import { align, middleOf } from './align.ts';
import type { HeardPiece, HeardSegment } from './heard-piece.ts';
import { type TimedWord, timedWords } from './timed-words.ts';

export type { HeardPiece, HeardSegment } from './heard-piece.ts';

/** Seconds before and behind an overlap in which a word of it may be timed. */
const AROUND = 0.6;
/** Seconds at the edge of a piece in which a word may be cut, and so be heard as another one. */
const EDGE = 0.5;
/** Most words of an overlap that are compared: no one speaks more in some seconds. */
const MOST = 400;

interface Words {
  readonly piece: HeardPiece;
  readonly words: readonly TimedWord[];
}

/**
 * Joins pieces that overlap, by words: of two pieces, the first gives the words up to a place in the overlap, and the second
 * those after it. Both hearings of the overlap are aligned, and the place lies between two words of the alignment: so no word
 * comes twice, and none is lost that one of them has. Times become those of the whole sound.
 * @param pieces in order
 */
export function joinPieces(pieces: readonly HeardPiece[]): HeardSegment[] {
  const all = pieces.map((piece): Words => ({ piece, words: timedWords(piece) }));
  let from = 0;
  const joined: HeardSegment[] = [];
  for (const [at, one] of all.entries()) {
    const next = all[at + 1];
    const cut = next ? cutBetween(one, next, from) : { to: one.words.length, from: 0 };
    const [first, ...others] = segmentsOf(one, from, cut.to);
    from = cut.from;
    if (!first) continue;
    const last = joined.pop();
    joined.push(...(last ? [endedBy(last, first.start)] : []), first, ...others);
  }
  return joined;
}

/** A segment that ends when the one after a seam starts, where two pieces time the seam a little differently. */
function endedBy(segment: HeardSegment, start: number | null): HeardSegment {
  const { end, words } = segment;
  if (start === null || end === null || end <= start || end > start + AROUND) return segment;
  const earlier = (time: number | null): number | null => (time === null ? null : Math.min(time, start));
  return {
    ...segment,
    start: earlier(segment.start),
    end: start,
    words: words.map((word) => ({ ...word, start: earlier(word.start), end: earlier(word.end) })),
  };
}

/** Where two pieces are cut: the first gives its words before `to`, the second those from `from`. */
interface Cut {
  readonly to: number;
  readonly from: number;
}

/** @param begun number of the first word of the first piece that an earlier cut has left to it */
function cutBetween(first: Words, second: Words, begun: number): Cut {
  const [start, end] = [second.piece.from, first.piece.to];
  // Without an overlap no word is in both.
  if (end <= start) return { to: first.words.length, from: 0 };
  const before = first.words.findLastIndex((word) => word.end < start - AROUND) + 1;
  const low = Math.max(begun, before, first.words.length - MOST);
  const behind = second.words.findIndex((word) => word.start > end + AROUND);
  const [ours, theirs] = [first.words.slice(low), second.words.slice(0, behind < 0 ? MOST : Math.min(behind, MOST))];
  const seam = (start + end) / 2;
  const cuts = cutsOf(ours, theirs, { start, end });
  const best = cuts.reduce((good, cut) =>
    cut.lost < good.lost || (cut.lost === good.lost && distance(cut, seam) < distance(good, seam)) ? cut : good,
  );
  return { to: low + best.to, from: best.from };
}

/** A cut, the times of the words around it, and how many words it loses. */
interface PossibleCut extends Cut {
  readonly after: number;
  readonly before: number;
  readonly lost: number;
}

/** Every cut between two words of two hearings. */
function cutsOf(
  first: readonly TimedWord[],
  second: readonly TimedWord[],
  overlap: { readonly start: number; readonly end: number },
): PossibleCut[] {
  const isIn = (word: TimedWord): boolean => word.end > overlap.start && word.start < overlap.end;
  // A word at the edge of its piece that only one has was cut, unless the other has heard nothing at all.
  const firstEdge = second.some(isIn) ? overlap.end - EDGE : Number.POSITIVE_INFINITY;
  const secondEdge = first.some(isIn) ? overlap.start + EDGE : Number.NEGATIVE_INFINITY;
  const steps = align(first, second).map((step) => {
    const [one, other] = [first[step.first ?? -1], second[step.second ?? -1]];
    const times = [one, other].flatMap((word) => (word ? [middleOf(word)] : []));
    return {
      one,
      other,
      time: times.reduce((sum, time) => sum + time, 0) / times.length,
      lostBehind: one && !other && middleOf(one) <= firstEdge ? 1 : 0,
      lostBefore: other && !one && middleOf(other) >= secondEdge ? 1 : 0,
    };
  });
  let lost = steps.reduce((sum, { lostBehind }) => sum + lostBehind, 0);
  let [to, from] = [0, 0];
  const cuts = [
    { to, from, lost, after: Number.NEGATIVE_INFINITY, before: steps[0]?.time ?? Number.POSITIVE_INFINITY },
  ];
  for (const [at, step] of steps.entries()) {
    if (step.one) to += 1;
    if (step.other) from += 1;
    lost += step.lostBefore - step.lostBehind;
    cuts.push({ to, from, lost, after: step.time, before: steps[at + 1]?.time ?? Number.POSITIVE_INFINITY });
  }
  return cuts;
}

/** How far the seam lies from the pause between two words; 0 if it is in it. */
const distance = ({ after, before }: PossibleCut, seam: number): number =>
  seam < after ? after - seam : seam > before ? seam - before : 0;

/** The segments of a piece with its words from one number up to another. */
function segmentsOf({ piece, words }: Words, from: number, to: number): HeardSegment[] {
  let first = 0;
  return piece.segments.flatMap((segment, at) => {
    let end = first;
    while (words[end]?.segment === at) end += 1;
    const [low, high] = [Math.max(first, from), Math.min(end, to)];
    const skipped = low - first;
    first = end;
    const own = words.slice(low, Math.max(low, high));
    const [begin, last] = [own[0], own.at(-1)];
    if (!begin || !last) return [];
    if (skipped === 0 && high === end) return [shift(segment, piece.from)];
    const part = { ...segment, words: segment.words.slice(skipped, skipped + own.length) };
    const times = { start: later(begin.start, 0), end: later(last.end, 0) };
    return [{ ...shift(part, piece.from), ...times, text: joined(own, segment) }];
  });
}

/** Models put the spaces into the words, or leave them out. */
function joined(part: readonly TimedWord[], { words, text }: HeardSegment): string {
  const isSpaced = words.some(({ word }) => /^\s|\s$/.test(word)) || !/\s/.test(text.trim());
  return part.map((word) => word.text).join(isSpaced ? '' : ' ');
}

/** A piece may begin a little before the sound: decoders leave out the first packet. */
const later = (time: number | null, by: number): number | null => (time === null ? null : Math.max(0, time + by));

const shift = (segment: HeardSegment, by: number): HeardSegment => ({
  ...segment,
  start: later(segment.start, by),
  end: later(segment.end, by),
  words: segment.words.map(({ word, start, end }) => ({ word, start: later(start, by), end: later(end, by) })),
});
