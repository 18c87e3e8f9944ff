import type { HeardSegment } from './words.ts';

/** A part of a sound, in seconds from its start. */
export interface Span {
  readonly from: number;
  readonly seconds: number;
}

/** The segments of a part of a sound, with times from the start of the part: the words whose middle lies in it. */
export function cutToSpan(segments: readonly HeardSegment[], { from, seconds }: Span, spaced: boolean): HeardSegment[] {
  const to = from + seconds;
  const shifted = (time: number): number => Math.round((Math.min(Math.max(time, from), to) - from) * 1000) / 1000;
  return segments.flatMap((segment) => {
    const inside = segment.words.filter(({ start, end }) => (start + end) / 2 >= from && (start + end) / 2 < to);
    const [first, last] = [inside[0], inside.at(-1)];
    if (first === undefined || last === undefined) return [];
    const isWhole = inside.length === segment.words.length;
    const words = inside.map(({ word, start, end }) => ({ word, start: shifted(start), end: shifted(end) }));
    return [
      {
        start: shifted(isWhole ? segment.start : first.start),
        end: shifted(isWhole ? segment.end : last.end),
        text: isWhole ? segment.text : words.map(({ word }) => word).join(spaced ? ' ' : ''),
        words,
      },
    ];
  });
}
