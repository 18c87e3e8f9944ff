import type { JsonObject } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { mutant, onResult } from './mutant.ts';

/** Mutants of results without speech and of translations. */
export const resultTextMutants: readonly Mutant[] = [
  mutant(
    'speech-in-silence',
    'results',
    'reports speech in silence',
    ['results/no-speech'],
    onResult((result) => ('speech_detected' in result ? { ...result, speech_detected: true } : result)),
  ),
  mutant(
    'silence-without-members',
    'results',
    'answers only the flag for silence',
    ['results/no-speech-members no-speech'],
    onResult((result) => (result.speech_detected === false ? { speech_detected: false } : result)),
  ),
  mutant('not-translated', 'translation', 'answers the spoken text for a translation', ['results/translated'], () => ({
    translate: (_translated, runs) => runs,
  })),
  mutant(
    'translation-in-latin-1',
    'translation',
    'reads the UTF-8 of its translations as Latin-1',
    ['results/translated'],
    onResult((result) => {
      const codes = (result.languages ?? []) as string[];
      return codes.length === 2
        ? (JSON.parse(Buffer.from(JSON.stringify(result)).toString('latin1')) as JsonObject)
        : result;
    }),
  ),
];
