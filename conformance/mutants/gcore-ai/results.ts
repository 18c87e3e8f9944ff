import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { onResult } from './changes.ts';
import { mutant } from './mutant.ts';

/** Mutants of the members of a result. */
export const resultMutants: readonly Mutant[] = [
  mutant({
    id: 'languages-missing',
    family: 'results',
    statement: 'leaves languages out',
    breaks: ['results/members', 'results/language-detected'],
    seams: onResult((result) => without(result, 'languages')),
  }),
  mutant({
    id: 'speech-flag-missing',
    family: 'results',
    statement: 'leaves speech_detected out',
    breaks: ['results/members', 'results/no-speech'],
    seams: onResult((result) => without(result, 'speech_detected')),
  }),
  mutant({
    id: 'vtt-renamed',
    family: 'results',
    statement: 'calls the file vtt_content',
    breaks: ['results/members', 'results/vtt-form'],
    seams: onResult(({ vttContent = '', ...result }) => ({ ...result, vtt_content: vttContent })),
  }),
];
