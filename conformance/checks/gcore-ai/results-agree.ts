import { isDeepStrictEqual } from 'node:util';
import { show } from '../../model/show.ts';
import { cuesInVtt, cuesOf, words } from './support/results.ts';
import { docs, ofClip } from './support/transcription.ts';

/** Words of the sources that several checks rest on. */
const says = {
  vtt: 'Auto generated subtitles in WebVTT format.',
} as const;

/** The file and the text of a transcription agree with its cues. */
export const agreementChecks = [
  ofClip({
    id: 'results/vtt-times-agree',
    title: 'The file has the times of the cues',
    quote: says.vtt,
    requirement: 'vttContent holds the same times as subtitles',
    evidence: docs,
    judge: ({ answer, result }) => {
      const [file, list] = [cuesInVtt(answer, result), cuesOf(answer, result)].map((cues) =>
        cues.map(({ start, end }) => [start, end]),
      );
      answer.verify(isDeepStrictEqual(file, list), `the times ${show(list)} in vttContent`, show(file));
    },
  }),
  ofClip({
    id: 'results/vtt-texts-agree',
    title: 'The file has the texts of the cues',
    quote: says.vtt,
    requirement: 'vttContent holds the same texts as subtitles; line breaks may differ',
    evidence: docs,
    judge: ({ answer, result }) => {
      const [file, list] = [cuesInVtt(answer, result), cuesOf(answer, result)].map((cues) =>
        cues.map(({ text }) => text),
      );
      answer.verify(isDeepStrictEqual(file, list), `the texts ${show(list)} in vttContent`, show(file));
    },
  }),
  ofClip({
    id: 'results/vtt-form',
    title: 'The file is WebVTT, with a cue for each of the subtitles',
    quote: says.vtt,
    requirement: 'vttContent: WebVTT in any of its forms; numbers, settings, notes and line ends are free',
    evidence: docs,
    judge: ({ answer, result }) => {
      const [file, list] = [cuesInVtt(answer, result), cuesOf(answer, result)];
      answer.verify(file.length === list.length, `${list.length} cues in vttContent`, file.length);
    },
  }),
  ofClip({
    id: 'results/text-agrees',
    title: 'The text is the text of the cues',
    quote: 'Full text of the analyzed video. The value is unstructured, unformatted text.',
    requirement: 'concatenated_text: the joined texts of all cues; the number of spaces between them may differ',
    evidence: docs,
    judge: ({ answer, result }) => {
      const text = words(answer.field('concatenated_text', 'string', result));
      const joined = words(
        cuesOf(answer, result)
          .map((cue) => cue.text)
          .join(' '),
      );
      answer.verify(text === joined, show(joined, 300), show(text, 300));
    },
  }),
];
