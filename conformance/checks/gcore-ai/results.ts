import { show } from '../../model/show.ts';
import { cuesOf, languagesOf } from './support/results.ts';
import { docs, ofClip } from './support/transcription.ts';

/** Words of the sources that several checks rest on. */
const says = {
  startTime: 'Start time of the phrase when it is heard in the video. Format is "HH:mm:ss.fff".',
} as const;

/** The members of a transcription and the times of its cues. */
export const resultChecks = [
  ofClip({
    id: 'results/members',
    title: 'A transcription has its five members',
    quote: 'An array of phrases divided into time intervals, in the format "json".',
    requirement: 'result: speech_detected, subtitles, vttContent, concatenated_text, languages',
    evidence: docs,
    judge: ({ answer, result }) => {
      answer.verify(result.speech_detected === true, 'speech_detected true', show(result.speech_detected));
      answer.verify(
        Array.isArray(result.subtitles) && result.subtitles.length > 0,
        'subtitles',
        show(result.subtitles),
      );
      answer.field('vttContent', 'string', result);
      answer.field('concatenated_text', 'string', result);
      languagesOf(answer, result);
    },
  }),
  ofClip({
    id: 'results/times',
    title: 'Each cue has a start and an end, in order',
    quote: says.startTime,
    requirement: 'start_time and end_time: HH:mm:ss.fff',
    evidence: docs,
    judge: ({ answer, result }) => {
      const cues = cuesOf(answer, result);
      cues.forEach(({ start, end }, at) => {
        answer.verify(start < end, `cue ${at + 1} to end after its start`, show({ start, end }));
        const before = cues[at - 1]?.start ?? 0;
        answer.verify(start >= before, `cue ${at + 1} to start at ${before} ms or later`, `${start} ms`);
      });
    },
  }),
  ofClip({
    id: 'results/within-the-media',
    title: 'No cue ends after the media',
    quote: says.startTime,
    requirement: 'The cues of a clip of 30 seconds lie within 30 seconds',
    evidence: docs,
    judge: ({ answer, result }) => {
      const last = Math.max(...cuesOf(answer, result).map(({ end }) => end));
      // Containers and recognisers round lengths.
      answer.verify(last <= 31_000 && last > 15_000, 'speech that ends between 15 and 31 seconds', `${last} ms`);
    },
  }),
];
