import type { TranslationBook } from '../../../src/contracts/seed/translation-book.ts';
import { translateText } from '../language/fake-translation.ts';
import { languageOf } from '../language/scripts.ts';
import { speech } from '../language/speech.ts';
import type { SeededSound } from './seeded-sound.ts';
import { type HeardSegment, withWords, wordsOf } from './words.ts';

/** How a seeded sound is heard. */
export interface HearingOptions {
  /** The language to hear it in; null for the language that is spoken. */
  readonly language: string | null;
  /** The seed of invented text. */
  readonly seed: number;
  /** What the tenant's seeds say about translations. */
  readonly seeded?: TranslationBook | undefined;
}

/** The sentences of a seeded sound. In another language than the spoken one they are translated, as whisper models do. */
export function hearSeeded(sound: SeededSound, { language, seed, seeded }: HearingOptions): readonly HeardSegment[] {
  const wanted = language ?? sound.language;
  const { segments, seconds, speakers } = sound;
  if (segments === null) return speech({ durationSeconds: seconds ?? 0, language: wanted, seed, speakers });
  const target = languageOf(wanted);
  if (target.code === languageOf(sound.language).code) return segments;
  const { spaced } = target.script;
  return segments.map(({ start, end, text }) => {
    const translated = translateText(text, { source: sound.language, target: wanted, seed, seeded });
    return withWords({ start, end, text: translated }, wordsOf(translated, wanted, spaced));
  });
}
