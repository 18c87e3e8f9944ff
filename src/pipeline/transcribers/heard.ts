import type { RecognisedSegment, Transcription } from '../../clients/workers-ai.ts';
import { CaptionError } from '../errors.ts';
import { option, step } from '../next-step.ts';

/**
 * Checks a model's answer, which contains the speech twice: a difference shows that a part is missing.
 * @throws {CaptionError} when the whole text differs from its segments
 */
export function heardBy(model: string, { text, segments, ...info }: Transcription) {
  if (letters(text) !== letters(segments.map((segment) => segment.text).join(''))) {
    throw new CaptionError({
      kind: 'job-failed',
      cause: `The answer of ${model} contradicts itself: its text and its segments differ.`,
      next: step`Run again to repeat the transcription, or use another transcriber${option('--transcriber')}.`,
    });
  }
  const { language, languageProbability, durationSeconds } = info;
  return { language, languageProbability, durationSeconds, segments: segments.map(withWholeWords) };
}

/** Seconds by which a word may exceed its segment: models time words and segments separately. */
const SLACK = 1;

/** Drops words that do not match the text or its time. The text then shares the segment's time. Missing times are no contradiction. */
function withWholeWords({ start, end, text, words, noSpeech }: RecognisedSegment) {
  const whole =
    letters(words.map(({ word }) => word).join('')) === letters(text) &&
    words.every(
      (word) =>
        isAtMost(start, word.start, SLACK) && isAtMost(word.end, end, SLACK) && isAtMost(word.start, word.end, 0),
    );
  const doubt = noSpeech ? { noSpeech } : {};
  return { start, end, text, words: whole ? words.map((word) => ({ ...word })) : [], ...doubt };
}

/** Whether a time is at most another one, as far as both are known. */
const isAtMost = (early: number | null, late: number | null, slack: number): boolean =>
  early === null || late === null || early <= late + slack;

/** Removes punctuation and spaces, which differ between words and texts. */
const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
