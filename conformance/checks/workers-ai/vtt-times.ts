import { assumed, documented } from '../../../src/base/evidence.ts';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { type Heard, MODELS_PAGE, TINY, TURBO, TURBO_CAPTURE, WHISPER } from './support/ai.ts';
import { check } from './support/check.ts';
import { cuesIn, letters, wordsOf } from './support/transcription.ts';

/** WebVTT has milliseconds: a time may be rounded or cut off, so it differs by less than one. */
const MILLISECOND = 0.00099;

/** Demands that every cue begins with its first word and ends with its last one. */
export function expectTimesOfWords({ answer, result }: Heard): void {
  const words = [...wordsOf(answer, result)];
  const cues = cuesIn(String(result.vtt));
  answer.verify(cues.length > 0, 'a cue', show(result.vtt));
  for (const cue of cues) {
    let said = '';
    const own = [];
    while (said.length < letters(cue.text).length && words[0] !== undefined) {
      said += letters(words[0].word);
      own.push(words.shift());
    }
    const [start, end] = [own[0]?.start, own.at(-1)?.end];
    const apart = Math.max(Math.abs(cue.start - Number(start)), Math.abs(cue.end - Number(end)));
    answer.verify(apart < MILLISECOND, `the times of its words, ${show({ start, end })}`, show({ ...cue }));
  }
}

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
