import type { Transcriber, Translator } from '../../../src/pipeline/index.ts';

/** Speech with what is hard for files: references, marks like tags, long lines, characters in two parts, several scripts. */
const SPEECH = [
  'Salt & pepper: a < b, and nothing > c.',
  'This sentence is so long that it has to be shown on two lines of text.',
  'A cafe\u0301 in \u6771\u4eac, \u05e9\u05dc\u05d5\u05dd, \ud83c\udf89!',
  'A sentence that has so many words that they do not fit into a single cue on the screen, so that it goes on in another one.',
  'The end.',
];

/** A transcriber that needs no service. */
export const knownSpeech: Transcriber = {
  id: 'known',
  needs: 'nothing' as 'file',
  check() {},
  transcribe: async () => ({
    language: 'en',
    segments: SPEECH.map((text, at) => ({ start: at * 7 + 0.5, end: at * 7 + 6, text })),
  }),
};

/** A translator that needs no service. */
export const capitals: Translator = {
  id: 'capitals',
  needs: 'nothing',
  check() {},
  price: () => ({ amount: 0, unit: 'nothing' }),
  reserve: async (_source, targets) => targets.map(() => () => {}),
  translate: async ({ source, target }) =>
    source.vtt.replace(/[a-z]/g, (letter) => letter.toUpperCase()).replace('THE END', `${target} THE END`),
};
