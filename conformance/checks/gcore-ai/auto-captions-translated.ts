import { isDeepStrictEqual } from 'node:util';
import { documented } from '../../../src/base/evidence.ts';
import { show } from '../../model/show.ts';
import { auto, TRANSLATE } from './support/auto-captions.ts';
import { check } from './support/check.ts';
import { UNTIL_READY } from './support/videos.ts';

/** Translations of automatic captions. */
export const autoTranslationChecks = [
  check({
    id: 'auto-captions/translations',
    title: 'Each requested language becomes a subtitle',
    quote:
      'If several languages are specified for translation, a separate subtitle will be generated for each language.',
    requirement: 'auto_translate_subtitles_language: "fre,ger", one task each',
    evidence: documented(TRANSLATE),
    cost: UNTIL_READY,
    run: async (t) => {
      const wanted = { auto_transcribe_audio_language: 'eng', auto_translate_subtitles_language: 'fre,ger' };
      const { answer, rows, languages, tasks } = await auto(t, wanted, 3);
      answer.verify(isDeepStrictEqual(languages, ['eng', 'fre', 'ger']), 'eng, fre and ger', show(languages));
      answer.verify(tasks.length === 3, 'three tasks', tasks.length);
      const german = rows.find(({ language }) => language === 'ger');
      const spoken = rows.find(({ language }) => language === 'eng');
      answer.verify(
        german?.name === 'German (AI-generated)' && german.vtt !== spoken?.vtt,
        'a separate German subtitle',
        show(german),
      );
    },
  }),
  check({
    id: 'auto-captions/default-translations',
    title: 'default stands for English, French and German',
    quote: 'default – There are 3 default languages: eng,fre,ger',
    requirement: 'auto_translate_subtitles_language: default = eng, fre, ger',
    evidence: documented(TRANSLATE),
    cost: UNTIL_READY,
    run: async (t) => {
      const wanted = { auto_transcribe_audio_language: 'spa', auto_translate_subtitles_language: 'default' };
      const { answer, languages } = await auto(t, wanted, 4);
      answer.verify(
        isDeepStrictEqual(languages, ['eng', 'fre', 'ger', 'spa']),
        'spa, eng, fre and ger',
        show(languages),
      );
    },
  }),
];
