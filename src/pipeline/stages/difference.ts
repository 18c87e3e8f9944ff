import { type Cue, parseCues, plainText } from '../../subtitles/index.ts';

/** Compared parts of a cue. */
type CueText = Pick<Cue, 'startMs' | 'endMs' | 'text'>;

/** Options of a comparison. */
export interface Comparison {
  /** Whether to compare the texts, too; for translations only times count. Default: true. */
  readonly texts?: boolean;
  /** Allowed difference of times in milliseconds. Default: 0. */
  readonly toleranceMs?: number;
}

/**
 * Returns the visible difference of two WebVTT files as the predicate of a sentence; null when there is none. Ignores
 * invisible bytes, because services do not promise to keep them.
 */
export const difference = (expected: string, there: string, comparison: Comparison = {}): string | null =>
  cueDifference(cuesOf(expected), cuesOf(there), comparison);

/** The same for cues with texts without markup. */
export function cueDifference(
  expected: readonly CueText[],
  there: readonly CueText[],
  { texts = true, toleranceMs = 0 }: Comparison = {},
): string | null {
  if (expected.length !== there.length) return `has ${there.length} cues instead of ${expected.length}`;
  for (const [at, cue] of expected.entries()) {
    const other = there[at] as CueText;
    const apart = Math.max(Math.abs(cue.startMs - other.startMs), Math.abs(cue.endMs - other.endMs));
    if (apart > toleranceMs) return `has other times in cue ${at + 1}`;
    if (texts && oneLine(cue.text) !== oneLine(other.text)) return `has another text in cue ${at + 1}`;
  }
  return null;
}

const cuesOf = (vtt: string): CueText[] =>
  parseCues(vtt, 'vtt').map(({ startMs, endMs, text }) => ({ startMs, endMs, text: plainText(text, 'vtt') }));

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
