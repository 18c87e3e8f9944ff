import { deriveHex } from '../../base/derive.ts';
import { type OptionNames, refuseUnknownOptions } from '../../base/known-options.ts';
import { CaptionError } from '../errors.ts';
import { isSameLanguage, nameOf } from '../languages/languages.ts';
import { option, step } from '../next-step.ts';
import type { Transcriber } from '../stages/types.ts';

/** Captions that exist. */
export interface GivenCaptions {
  /** WebVTT. */
  readonly vtt: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** Whether they are published, so that a job only adds translations. Default: false. */
  readonly isPublished?: boolean;
}

const optionNames: OptionNames<GivenCaptions> = {
  vtt: true,
  language: true,
  isPublished: true,
};

/**
 * Takes captions that exist as the transcript of a video: nothing is sent, and nothing is laid out again.
 * @example givenTranscriber({ vtt: convertSubtitles(srt, 'srt', 'vtt').content, language: 'en' })
 */
export function givenTranscriber(captions: GivenCaptions): Transcriber {
  refuseUnknownOptions('givenTranscriber', captions, optionNames);
  const { vtt, language, isPublished = false } = captions;
  return {
    // Other captions are another transcript.
    id: `transcript ${deriveHex(12, language, vtt)}`,
    needs: 'either',
    needsSound: false,
    given: { vtt, language, isPublished },
    check(_video, spoken) {
      if (spoken === null || isSameLanguage(spoken, language)) return;
      throw new CaptionError({
        kind: 'options',
        cause: `The captions are in ${language}${nameOf(language)}, but the spoken language is set to ${spoken}${nameOf(spoken)}.`,
        next: step`Correct the language${option('--from')}, or leave it out.`,
      });
    },
    transcribe: async () => ({ language, segments: [], vtt }),
  };
}
