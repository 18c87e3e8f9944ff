import type { Check } from '../../model/check.ts';
import { show } from '../../model/show.ts';
import { auto, TRANSLATE } from './support/auto-captions.ts';
import { videoCheck } from './support/video-check.ts';

/** Translations of automatic captions. */
export const autoTranslationChecks: readonly Check[] = [
  videoCheck(
    'auto-captions',
    'translations',
    'Each requested language becomes a subtitle',
    'auto_translate_subtitles_language: "fre,ger", one task each',
    TRANSLATE,
    async (t) => {
      const wanted = { auto_transcribe_audio_language: 'eng', auto_translate_subtitles_language: 'fre,ger' };
      const { answer, rows, languages, tasks } = await auto(t, wanted, 3);
      answer.verify(show(languages) === show(['eng', 'fre', 'ger']), 'eng, fre and ger', show(languages));
      answer.verify(tasks.length === 3, 'three tasks', tasks.length);
      const german = rows.find(({ language }) => language === 'ger');
      const spoken = rows.find(({ language }) => language === 'eng');
      answer.verify(
        german?.name === 'German (AI-generated)' && german.vtt !== spoken?.vtt,
        'a separate German subtitle',
        show(german),
      );
    },
  ),
  videoCheck(
    'auto-captions',
    'default-translations',
    'default stands for English, French and German',
    'auto_translate_subtitles_language: default = eng, fre, ger',
    TRANSLATE,
    async (t) => {
      const wanted = { auto_transcribe_audio_language: 'spa', auto_translate_subtitles_language: 'default' };
      const { answer, languages } = await auto(t, wanted, 4);
      answer.verify(show(languages) === show(['eng', 'fre', 'ger', 'spa']), 'spa, eng, fre and ger', show(languages));
    },
  ),
];
