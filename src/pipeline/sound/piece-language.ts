import type { HeardSegment } from './heard-piece.ts';
import type { PieceHeard } from './piece-work.ts';

/** Seconds of speech by which a piece tells its language: music, noise and a few words over silence are taken for any language. */
const ENOUGH_SECONDS = 5;
/** How sure of it a service must be: the threshold of faster-whisper, `language_detection_threshold`. */
const LIKELY = 0.5;

/**
 * Returns the language of a sound by its pieces: that of the first one with enough speech. Null if none has enough.
 * @param pieces in the order of the sound
 */
export function toldLanguage(pieces: readonly PieceHeard[]): string | null {
  const isSure = ({ language, languageProbability, segments }: PieceHeard): boolean =>
    language !== null && (languageProbability ?? 1) >= LIKELY && speechSeconds(segments) >= ENOUGH_SECONDS;
  return pieces.find(isSure)?.language ?? null;
}

/**
 * Returns the language of a whole sound: that which a piece tells, else the one with most speech, of several the earliest. Null if
 * the service tells none.
 */
export function wholeLanguage(pieces: readonly PieceHeard[]): string | null {
  const told = toldLanguage(pieces);
  if (told !== null) return told;
  const spoken = new Map<string, number>();
  for (const { language, segments } of pieces) {
    if (language !== null) spoken.set(language, (spoken.get(language) ?? 0) + speechSeconds(segments));
  }
  const [first, ...others] = [...spoken];
  return others.reduce((most, one) => (most && one[1] > most[1] ? one : most), first)?.[0] ?? null;
}

/** Whether a segment has words. Music is written as notes, and silence as invented thanks. */
export const isSpeech = ({ text, noSpeech }: HeardSegment): boolean => !noSpeech && /\p{L}/u.test(text);

function speechSeconds(segments: readonly HeardSegment[]): number {
  return segments
    .filter(isSpeech)
    .reduce((sum, { start, end }) => sum + (start === null || end === null ? 0 : Math.max(0, end - start)), 0);
}
