import { assumed, documented } from '../../../src/base/evidence.ts';
import { eachRow } from '../rows.ts';
import { MODELS_PAGE, TINY, TURBO, TURBO_CAPTURE, WHISPER } from './support/ai.ts';
import { check } from './support/check.ts';
import { expectTimesOfWords } from './support/transcription.ts';

/** Times of the WebVTT of a result, compared with its words. */
export const vttTimeChecks = [
  check({
    id: 'results/turbo-vtt-times',
    title: "The cues of turbo's WebVTT have the times of their words",
    requirement: 'vtt: the transcription in WebVTT, with its timing; one word a cue',
    evidence: documented(`${MODELS_PAGE}; one word a cue: ${TURBO_CAPTURE}`),
    cost: { requests: 1 },
    run: async (ai) => expectTimesOfWords(await ai.heard(TURBO)),
  }),
  check({
    id: 'results/classic-vtt-times',
    title: "The cues of whisper's WebVTT have the times of their words",
    requirement: 'A cue begins with its first word and ends with its last one',
    evidence: assumed('vtt and words are one transcription; how words are grouped into cues is undocumented'),
    cost: { requests: 2 },
    run: (ai) =>
      eachRow(ai.t, { whisper: WHISPER, 'whisper-tiny-en': TINY }, async (model) =>
        expectTimesOfWords(await ai.heard(model)),
      ),
  }),
];
