import type { SpokenSegment } from '../../../fixtures/transcripts/types.ts';

// Seconds. As in invented speech: about 150 words per minute (assumed).
const PER_LETTER = 0.065;
const PAUSE = 0.5;
const LEAD_IN = 0.24;
/** A script without spaces says a word with a letter or two. */
const UNSPACED = 2.5;

/** How a text is spread. */
export interface SpreadOptions {
  readonly language: string;
  /** False for scripts without spaces between words. */
  readonly spaced: boolean;
  /** Length of the sound in seconds; null for as long as the text takes. */
  readonly durationSeconds: number | null;
}

/**
 * Spreads a text without times over a sound: sentence by sentence at a natural pace, with longer pauses if the sound is longer,
 * and faster if it is shorter. Times in seconds to the millisecond, in order, inside the sound.
 */
export function spreadText(text: string, options: SpreadOptions): SpokenSegment[] {
  const sentences = sentencesOf(text, options.language);
  if (sentences.length === 0) return [];
  const pace = PER_LETTER * (options.spaced ? 1 : UNSPACED);
  const natural = sentences.map((sentence) => Math.max(0.3, sentence.length * pace));
  const spoken = natural.reduce((sum, seconds) => sum + seconds, 0);
  const whole = LEAD_IN + spoken + PAUSE * sentences.length;
  const length = options.durationSeconds ?? whole;
  const scale = Math.min(1, length / whole);
  const pause = length > whole ? PAUSE + (length - whole) / sentences.length : PAUSE * scale;
  let time = LEAD_IN * scale;
  return sentences.map((sentence, at) => {
    const start = time;
    const end = start + (natural[at] ?? 0) * scale;
    time = end + pause;
    return { start: milliseconds(start), end: Math.min(milliseconds(end), length), text: sentence };
  });
}

const milliseconds = (seconds: number): number => Math.round(seconds * 1000) / 1000;

/** Lines and sentences, each on one line without spaces around it. */
function sentencesOf(text: string, language: string): string[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  return text
    .split(/\n\s*\n/)
    .flatMap((paragraph) => [...segmenter.segment(paragraph.replace(/\s+/g, ' ').trim())])
    .map(({ segment }) => segment.trim())
    .filter((sentence) => sentence !== '');
}
