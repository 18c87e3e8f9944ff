import type { JsonObject } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { onResult } from './changes.ts';
import { mutant } from './mutant.ts';

/** Mutants of results without speech and of translations. */
export const resultTextMutants: readonly Mutant[] = [
  mutant({
    id: 'speech-in-silence',
    family: 'results',
    statement: 'reports speech in silence',
    breaks: ['results/no-speech'],
    seams: onResult((result) => ('speech_detected' in result ? { ...result, speech_detected: true } : result)),
  }),
  mutant({
    id: 'silence-without-members',
    family: 'results',
    statement: 'answers only the flag for silence',
    breaks: ['results/no-speech-members', 'results/no-speech'],
    seams: onResult((result) => (result.speech_detected === false ? { speech_detected: false } : result)),
  }),
  mutant({
    id: 'not-translated',
    family: 'translation',
    statement: 'answers the spoken text for a translation',
    breaks: ['results/translated'],
    seams: () => ({
      translate: (_translated, runs) => runs,
    }),
  }),
  mutant({
    id: 'translation-in-latin-1',
    family: 'translation',
    statement: 'reads the UTF-8 of its translations as Latin-1',
    breaks: ['results/translated'],
    seams: onResult((result) => {
      const codes = (result.languages ?? []) as string[];
      return codes.length === 2
        ? (JSON.parse(Buffer.from(JSON.stringify(result)).toString('latin1')) as JsonObject)
        : result;
    }),
  }),
];
