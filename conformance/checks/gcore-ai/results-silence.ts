import { assumed } from '../../../src/base/evidence.ts';
import { show } from '../../model/show.ts';
import { needsAi } from './support/account.ts';
import { check } from './support/check.ts';
import { cuesInVtt, cuesOf, languagesOf } from './support/results.ts';
import { source, transcribed } from './support/tasks.ts';
import { docs, ONE_TASK, RESULT } from './support/transcription.ts';

/** The results of media without speech. */
export const silenceChecks = [
  check({
    id: 'results/no-speech',
    title: 'Without speech a task succeeds with an empty result',
    quote:
      'If the task is in "SUCCESS" status and speech was not found in the entire file, then "false" will be indicated here and the subtitles field will be empty.',
    requirement: 'speech_detected false with SUCCESS when there is no speech; subtitles is then empty',
    evidence: docs,
    cost: ONE_TASK,
    run: async (t) => {
      await needsAi(t);
      const { answer, result } = await transcribed(t, { url: await source(t, { speech: 'none' }) });
      answer.verify(result.speech_detected === false, 'speech_detected false', show(result.speech_detected));
      answer.verify(cuesOf(answer, result).length === 0, 'no subtitles', show(result.subtitles));
    },
  }),
  check({
    id: 'results/no-speech-members',
    title: 'Without speech the other members are present and empty',
    requirement: 'Without speech: an empty WebVTT file, an empty text, no languages',
    evidence: assumed(`${RESULT} requires speech_detected only`),
    cost: ONE_TASK,
    run: async (t) => {
      await needsAi(t);
      const { answer, result } = await transcribed(t, { url: await source(t, { speech: 'none' }) });
      answer.verify(cuesInVtt(answer, result).length === 0, 'a file without cues', show(result.vttContent));
      answer.verify(result.concatenated_text === '', 'an empty text', show(result.concatenated_text));
      answer.verify(languagesOf(answer, result).length === 0, 'no languages', show(result.languages));
    },
  }),
];
