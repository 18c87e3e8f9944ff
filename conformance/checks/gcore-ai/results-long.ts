import { isDeepStrictEqual } from 'node:util';
import type { CheckContext } from '../../model/context/context.ts';
import { show } from '../../model/show.ts';
import { check } from './support/check.ts';
import { cuesInVtt, cuesOf, words } from './support/results.ts';
import { source, transcribed } from './support/tasks.ts';
import { docs, ONE_TASK } from './support/transcription.ts';

const SECONDS = 95;

/** The transcription of speech that is longer than three windows of a recogniser. */
const longSpeech = async (t: CheckContext, more = {}) =>
  transcribed(t, { url: await source(t, { duration: String(SECONDS) }), audio_language: 'eng', ...more });

/** Speech that is longer than what a recogniser hears at once. */
export const longResultChecks = [
  check({
    id: 'results/long-times',
    title: 'The cues of long speech have their times in the whole of it',
    quote: 'Start time of the phrase when it is heard in the video. Format is "HH:mm:ss.fff".',
    requirement: 'start_time: in the video, in order, from its start to its end, and not beyond',
    evidence: docs,
    cost: ONE_TASK,
    run: async (t) => {
      const { answer, result } = await longSpeech(t);
      const cues = cuesOf(answer, result);
      cues.forEach(({ start, end }, at) => {
        const previous = cues[at - 1]?.start ?? 0;
        answer.verify(start >= previous && end > start, `cue ${at + 1} after ${previous} ms`, show({ start, end }));
      });
      const last = cues.at(-1)?.end ?? 0;
      const fits = last > (SECONDS - 20) * 1_000 && last <= (SECONDS + 1) * 1_000;
      answer.verify(fits, `speech until the end of ${SECONDS} seconds`, `${last} ms`);
      const windows = new Set(cues.map(({ start }) => Math.floor(start / 30_000)));
      answer.verify(windows.size >= 3, 'cues in every half minute', show([...windows]));
    },
  }),
  check({
    id: 'results/long-agrees',
    title: 'File and text of long speech have every cue',
    quote: 'Auto generated subtitles in WebVTT format.',
    requirement: 'vttContent and concatenated_text hold all of subtitles',
    evidence: docs,
    cost: ONE_TASK,
    run: async (t) => {
      for (const more of [{}, { subtitles_language: 'ger' }]) {
        const { answer, result } = await longSpeech(t, more);
        const cues = cuesOf(answer, result);
        const file = cuesInVtt(answer, result);
        answer.verify(isDeepStrictEqual(file, cues), `the ${cues.length} cues of subtitles`, show(file.slice(-3), 400));
        const joined = words(cues.map(({ text }) => text).join(' '));
        const text = words(answer.field('concatenated_text', 'string', result));
        answer.verify(text === joined, show(joined.slice(-200)), show(text.slice(-200)));
        answer.verify(new Set(cues.map((cue) => cue.text)).size > cues.length / 2, 'different texts', show(cues, 400));
      }
    },
  }),
];
