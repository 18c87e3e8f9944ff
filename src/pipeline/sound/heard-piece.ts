import type { Span } from './spans.ts';

/** A word of a piece; times in seconds from the beginning of its piece, null where the service names none. */
type HeardWord = { readonly word: string; readonly start: number | null; readonly end: number | null };

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
