import { cloudflareMutants } from './cloudflare.ts';
import { gcoreMutants } from './gcore-ai/index.ts';
import type { Mutant } from './mutant.ts';
import { creditMutants } from './translateplus/credits.ts';
import { envelopeMutants } from './translateplus/envelope.ts';
import { rateMutants } from './translateplus/rate-limit.ts';
import { structureMutants } from './translateplus/structure.ts';

export { combineMutants } from './combine.ts';
export { type Found, findMutants } from './find.ts';
export { type Mutant, type MutantFamily, mutantFamilies } from './mutant.ts';

/** Every mutant, by provider and family. */
export const mutants: readonly Mutant[] = [
  ...envelopeMutants,
  ...creditMutants,
  ...rateMutants,
  ...structureMutants,
  ...gcoreMutants,
  ...cloudflareMutants,
];
