/** A part of a sound, in seconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** How a long sound is cut for a service. */
export interface PieceRule {
  /** Seconds of a piece, without what it shares with the next one. */
  readonly seconds: number;
  /** Seconds that a piece shares with the next one, so that no word is cut in both. */
  readonly overlap: number;
  /** Seconds under which a refused piece is not halved any more. */
  readonly least: number;
}

/**
 * The pieces for Workers AI: reports of what it takes conflict, from 70 s (muke1838-cloud/video-transcript-notes ae50510c) to
 * 12 minutes (ci:69566025207); the vendor's own demo cuts at 30 s. A refused piece is halved.
 */
export const WORKERS_AI_PIECES: PieceRule = { seconds: 30, overlap: 2, least: 5 };

/** Whether a sound of this many seconds is cut. */
export const isLong = (seconds: number, { seconds: most, overlap }: PieceRule): boolean => seconds > most + overlap;

/** The pieces of a span. Every second is in one, and those at a border are in two. */
export function spansOf({ from, to }: Span, { seconds, overlap }: Pick<PieceRule, 'seconds' | 'overlap'>): Span[] {
  const count = Math.max(1, Math.ceil((to - from - overlap) / seconds));
  return Array.from({ length: count }, (_, at) => ({
    from: from + at * seconds,
    to: at === count - 1 ? to : from + (at + 1) * seconds + overlap,
  }));
}

/** The halves of a refused span. Null if it is too short for that. */
export function halvesOf(span: Span, { overlap, least }: PieceRule): Span[] | null {
  const seconds = (span.to - span.from - overlap) / 2;
  return seconds < least ? null : spansOf(span, { seconds, overlap });
}
