import { isDeepStrictEqual } from 'node:util';
import { assumed, documented } from '../../../src/base/evidence.ts';
import { show } from '../../model/show.ts';
import { check } from './support/check.ts';
import { cuesInVtt, cuesOf, languagesOf, words } from './support/results.ts';
import { SPEC } from './support/sources.ts';
import { TASKS, transcribed } from './support/tasks.ts';
import { docs, ONE_TASK } from './support/transcription.ts';

/** Words of the sources that several checks rest on. */
const says = {
  translate:
    'To create a translation, specify the desired language explicitly in "subtitles_language" parameter. Otherwise, the subtitles will be in the original language.',
} as const;

/** The results of translations. */
export const translationChecks = [
  check({
    id: 'results/translated',
    title: 'A translation has another text than the original',
    quote: says.translate,
    requirement: 'subtitles_language: the language that the audio is translated into',
    evidence: documented(
      `${SPEC}, POST ${TASKS}; the samples of both languages have different times, so times are not compared`,
    ),
    cost: { requests: 16 },
    run: async (t) => {
      const spoken = await transcribed(t, { audio_language: 'eng' });
      const { answer, result } = await transcribed(t, { audio_language: 'eng', subtitles_language: 'jpn' });
      const [from, into] = [cuesOf(spoken.answer, spoken.result), cuesOf(answer, result)];
      answer.verify(into.length > 0, 'subtitles', show(result.subtitles));
      const same = from.filter(({ text }) => into.some((cue) => cue.text === text));
      answer.verify(same.length <= from.length / 4, 'Japanese text', show(same.map(({ text }) => text)));
      // UTF-8 that was read as Latin-1 contains such control characters: always for kana, by luck for a German text.
      const broken = into.filter(({ text }) => /[\u0080-\u009f]/.test(text));
      answer.verify(broken.length === 0, 'text without control characters', show(broken.map(({ text }) => text)));
      cuesInVtt(answer, result);
    },
  }),
  check({
    id: 'results/translated-agrees',
    title: 'All members of a translation are in the target language',
    quote: says.translate,
    requirement: 'subtitles, vttContent and concatenated_text carry the same translated texts',
    evidence: docs,
    cost: ONE_TASK,
    run: async (t) => {
      const { answer, result } = await transcribed(t, { audio_language: 'eng', subtitles_language: 'ger' });
      const list = cuesOf(answer, result);
      const file = cuesInVtt(answer, result);
      answer.verify(isDeepStrictEqual(file, list), show(list), show(file));
      const text = words(answer.field('concatenated_text', 'string', result));
      const joined = words(list.map((cue) => cue.text).join(' '));
      answer.verify(text === joined, show(joined, 300), show(text, 300));
    },
  }),
  check({
    id: 'results/translated-languages',
    title: 'A translation names its target',
    requirement: 'languages has the spoken codes, then the target',
    evidence: assumed('the schema copies audio and subtitle codes into one list'),
    cost: ONE_TASK,
    run: async (t) => {
      const { answer, result } = await transcribed(t, { audio_language: 'eng', subtitles_language: 'ger' });
      const languages = languagesOf(answer, result);
      answer.verify(isDeepStrictEqual(languages, ['eng', 'ger']), '["eng","ger"]', show(languages));
    },
  }),
  check({
    id: 'results/into-english',
    title: 'Every language is translated into English',
    quote: 'These are the 100 languages for which we support only transcription and translation to English.',
    requirement: 'To English: all 99 languages; uzb to eng is supported',
    evidence: documented(`${SPEC}, GET /streaming/ai/info`),
    cost: ONE_TASK,
    run: async (t) => {
      const { answer, result } = await transcribed(t, { audio_language: 'uzb', subtitles_language: 'eng' });
      answer.verify(languagesOf(answer, result).includes('eng'), 'eng in languages', show(result.languages));
    },
  }),
  check({
    id: 'results/bibliographic',
    title: 'Codes are answered in the bibliographic form',
    requirement: 'deu in the request is ger in languages',
    evidence: assumed('the documented form of the same page'),
    cost: ONE_TASK,
    run: async (t) => {
      const { answer, result } = await transcribed(t, { audio_language: 'deu' });
      answer.verify(languagesOf(answer, result).includes('ger'), 'ger', show(result.languages));
    },
  }),
];
