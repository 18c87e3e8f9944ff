/** Code units that are segmented at once: the time of one call grows with the square of its text. */
const MOST = 4_096;
/** Last segments of a part that may be others with what follows: a family without its child, `3` and `.` of `3.5`. */
const UNSURE = 3;

/** A grapheme or word; its place is not told. */
type Piece = Pick<Intl.SegmentData, 'segment' | 'isWordLike'>;

/** The graphemes or words of a text, in time linear in its length. Cuts only what is longer than 4,096 code units. */
export function* segmentsOf(segmenter: Intl.Segmenter, text: string): Generator<Piece> {
  for (let at = 0; at < text.length; ) {
    const part = text.slice(at, wholeEnd(text, at + MOST));
    const found = Array.from(segmenter.segment(part));
    const isLast = at + part.length === text.length;
    const sure = isLast ? found : found.slice(0, Math.max(found.length - UNSURE, 1));
    yield* sure;
    at += found[sure.length]?.index ?? part.length;
  }
}

/** `at`, or the place before it if a surrogate pair is there. */
const wholeEnd = (text: string, at: number): number => ((text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : at);
