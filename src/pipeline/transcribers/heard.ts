import type { RecognisedSegment, Transcription } from '../../clients/workers-ai.ts';
import { CaptionError } from '../errors.ts';

/**
 * What a model heard, checked: it tells everything twice, and what differs tells that something is missing.
 * @throws {CaptionError} when the whole text says something else than its segments
 */
export function heardBy(model: string, { language, text, segments }: Transcription) {
  if (letters(text) !== letters(segments.map((segment) => segment.text).join(''))) {
    throw new CaptionError({
      kind: 'job-failed',
      cause: `The answer of ${model} contradicts itself: its text and its segments say different things.`,
      next: 'Run again to have it transcribed anew, or take another transcriber.',
    });
  }
  return { language, segments: segments.map(withWholeWords) };
}

/** Seconds that a word may reach beyond its segment: models time words and segments separately. */
const SLACK = 1;

/** Words that do not say what the text says, or lie elsewhere, are left out: the text then has the segment's time to share. */
function withWholeWords({ start, end, text, words }: RecognisedSegment) {
  const whole =
    letters(words.map(({ word }) => word).join('')) === letters(text) &&
    words.every((word) => word.start >= start - SLACK && word.end <= end + SLACK && word.end >= word.start);
  return { start, end, text, words: whole ? words.map((word) => ({ ...word })) : [] };
}

/** Punctuation and spaces are set differently in words and in texts. */
const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
