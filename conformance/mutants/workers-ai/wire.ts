import { lateMutants } from '../late-mutants.ts';
import type { Mutant } from '../mutant.ts';
import { mutant } from './mutant.ts';

/** By operation: an answer that only the check of its whole shape looks at, in most cases. */
export const wireMutants: readonly Mutant[] = lateMutants(mutant, {
  runModel: { from: 11, place: ['body', 'messages'], value: 'none' },
  runAi: { from: 1, place: ['body', 'messages'], value: 'none' },
});
