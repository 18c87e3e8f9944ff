import { isDeepStrictEqual } from 'node:util';
import { show } from '../../model/show.ts';
import { needsAi } from './support/account.ts';
import { check } from './support/check.ts';
import { languagesOf } from './support/results.ts';
import { source, transcribed } from './support/tasks.ts';
import { docs, ONE_TASK, ofClip } from './support/transcription.ts';

/** Words of the sources that several checks rest on. */
const says = {
  languages:
    'If the audio or subtitle language was explicitly specified in the initial parameters, it will be copied here. For automatic detection the identified languages will be displayed here. Also please note that for multilingual audio, the first 5 languages are displayed in order of frequency of use.',
} as const;

/** The languages that a transcription reports. */
export const resultLanguageChecks = [
  ofClip({
    id: 'results/language-detected',
    title: 'A detected language is reported',
    quote: says.languages,
    requirement: 'languages: the detected codes, at most five',
    evidence: docs,
    judge: ({ answer, result }) => {
      const languages = languagesOf(answer, result);
      answer.verify(languages.includes('eng') && languages.length <= 5, 'eng among at most five', show(languages));
    },
  }),
  check({
    id: 'results/language-given',
    title: 'A given language is repeated',
    quote: says.languages,
    requirement: 'Explicitly given codes are copied to languages',
    evidence: docs,
    cost: ONE_TASK,
    run: async (t) => {
      const { answer, result } = await transcribed(t, { audio_language: 'eng' });
      const languages = languagesOf(answer, result);
      answer.verify(languages.length === 1 && languages[0] === 'eng', '["eng"]', show(languages));
    },
  }),
  check({
    id: 'results/languages-many',
    title: 'Several languages are detected, and at most five named',
    quote: says.languages,
    requirement: 'Multilingual audio: the first five by frequency',
    evidence: docs,
    cost: ONE_TASK,
    run: async (t) => {
      await needsAi(t);
      const url = await source(t, { languages: 'eng,fre,ger,spa,ita,dut', duration: '60' });
      const { answer, result } = await transcribed(t, { url });
      const languages = languagesOf(answer, result);
      answer.verify(
        isDeepStrictEqual(languages, ['eng', 'fre', 'ger', 'spa', 'ita']),
        'the five most frequent',
        show(languages),
      );
    },
  }),
];
