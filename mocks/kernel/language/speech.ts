import { sentenceColumns } from '../../../fixtures/languages/english-sentences.ts';
import type { SpokenSegment, SpokenWord } from '../../../fixtures/transcripts/types.ts';
import { deriveNumber } from '../../../src/base/derive.ts';
import { dictionaryFor } from './dictionary.ts';
import type { Language } from './scripts.ts';
import { conversation } from './turns.ts';

/** Options of invented speech. */
export interface SpeechOptions {
  /** Length of the recording in seconds, fractions allowed. */
  readonly durationSeconds: number;
  /** Any provider's code. English consists of everyday sentences, other languages of invented words in their script. */
  readonly language: string;
  readonly seed: number;
  /** How many people speak. Default: 1. */
  readonly speakers?: number;
}

/** One sentence of invented speech, with the times of its words. */
export interface MadeUpSegment extends SpokenSegment {
  readonly words: readonly SpokenWord[];
  /** Who speaks, from 1; absent where one person does. No service shows it: none tells speakers apart. */
  readonly speaker?: number;
}

// Milliseconds, as in `turns.ts` (assumed).
const LEAD_IN = 240;
const WORD_BASE = 125;
const WORD_PER_LETTER = 48;
const BETWEEN_WORDS = 20;
/** A word cut shorter than this would be inaudible. */
const SHORTEST_WORD = 60;

/**
 * Invents the speech of a recording: sentences with the times of their words, in seconds to the millisecond, in the order of
 * their starts, inside the recording. Long recordings have silences; of several speakers, one may interrupt another, so that
 * sentences overlap. The last sentence is cut at the end of the recording; a recording too short for a word (under about 0.1 s)
 * has no sentence. The same options give the same speech.
 * @throws {RangeError} when the duration is negative or not finite.
 * @example speech({ durationSeconds: 30, language: 'en', seed: 1 })[0]?.text
 */
export function speech(options: SpeechOptions): readonly MadeUpSegment[] {
  const { durationSeconds, seed, speakers = 1 } = options;
  if (!(durationSeconds >= 0 && durationSeconds < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`a recording lasts 0 seconds or more, got ${durationSeconds}`);
  }
  const { language, translate } = dictionaryFor(options.language, seed);
  const length = Math.floor(durationSeconds * 1000);
  const talk = conversation(seed, speakers, length);
  const segments: MadeUpSegment[] = [];
  let time = Math.min(LEAD_IN, Math.ceil(length / 10));
  for (let index = 0; time + SHORTEST_WORD <= length; index += 1) {
    const { speaker, pace } = talk.turn(index);
    const spoken: SpokenWord[] = [];
    for (const english of englishSentence(seed, index)) {
      if (time + SHORTEST_WORD > length) break;
      const end = Math.min(length, time + Math.round((WORD_BASE + WORD_PER_LETTER * english.length) * pace));
      const word = language.code === 'en' ? english : english.replace(/\p{L}+/gu, translate);
      spoken.push({ word, start: time, end });
      time = end + BETWEEN_WORDS;
    }
    const segment = segmentOf(spoken, language);
    segments.push(speakers > 1 ? { ...segment, speaker: speaker + 1 } : segment);
    // The gap after the last word is part of the pause.
    time = talk.next(index, { end: time, lastWord: spoken.at(-1)?.start ?? time });
  }
  return segments;
}

function englishSentence(seed: number, index: number): readonly string[] {
  const text = sentenceColumns
    .map((column, at) => pick(column, seed, index, at))
    .filter((part) => part !== '')
    .join(' ');
  return (text.charAt(0).toUpperCase() + text.slice(1)).split(' ');
}

function pick<T>(from: readonly T[], ...key: readonly (string | number)[]): T {
  return from[deriveNumber(...key) % from.length] as T;
}

/** Converts the times of words from milliseconds to seconds. */
function segmentOf(spoken: readonly SpokenWord[], { script }: Language): MadeUpSegment {
  const words = spoken.map(({ word, start, end }, at) => ({
    word: at === spoken.length - 1 ? withFullStop(word, script.fullStop) : word,
    start: start / 1000,
    end: end / 1000,
  }));
  return {
    start: words[0]?.start ?? 0,
    end: words.at(-1)?.end ?? 0,
    text: words.map(({ word }) => word).join(script.spaced ? ' ' : ''),
    words,
  };
}

/** Removes the comma at the end of a sentence that the recording's end cut. */
function withFullStop(word: string, stop: string): string {
  return word.replace(/,$/, '') + stop;
}
