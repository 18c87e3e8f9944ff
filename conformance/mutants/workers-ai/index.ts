import type { Mutant } from '../mutant.ts';
import { againMutants } from './again.ts';
import { longResultMutants } from './long-results.ts';
import { refusalMutants } from './refusals.ts';
import { resultMutants } from './results.ts';
import { wireMutants } from './wire.ts';

/** Every mutant of Workers AI. */
export const workersAiMutants: readonly Mutant[] = [
  ...resultMutants,
  ...longResultMutants,
  ...refusalMutants,
  ...againMutants,
  ...wireMutants,
];
