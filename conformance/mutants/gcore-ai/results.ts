import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { mutant, onResult } from './mutant.ts';

/** Mutants of the members of a result. */
export const resultMutants: readonly Mutant[] = [
  mutant(
    'languages-missing',
    'results',
    'leaves languages out',
    ['results/members language-detected'],
    onResult((result) => without(result, 'languages')),
  ),
  mutant(
    'speech-flag-missing',
    'results',
    'leaves speech_detected out',
    ['results/members no-speech'],
    onResult((result) => without(result, 'speech_detected')),
  ),
  mutant(
    'vtt-renamed',
    'results',
    'calls the file vtt_content',
    ['results/members vtt-form'],
    onResult(({ vttContent = '', ...result }) => ({ ...result, vtt_content: vttContent })),
  ),
];
