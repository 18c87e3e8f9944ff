import { Roster } from '../../src/base/roster.ts';
import { cloudflareStreamMutants } from './cloudflare-stream/index.ts';
import { gcoreMutants } from './gcore-ai/index.ts';
import type { Mutant } from './mutant.ts';
import { translatePlusMutants } from './translateplus/index.ts';
import { workersAiMutants } from './workers-ai/index.ts';

export { combineMutants } from './combine.ts';
export { findMutants } from './find.ts';
export { type Mutant, type MutantFamily, mutantFamilies } from './mutant.ts';
export { type DeclareMutant, type MutantCase, mutantsOf } from './mutants-of.ts';

/** Every mutant. A program may add those of a provider of its own. */
export const mutantRegistry = new Roster<Mutant>([
  ...translatePlusMutants,
  ...gcoreMutants,
  ...cloudflareStreamMutants,
  ...workersAiMutants,
]);

/** Every mutant, by provider and family. */
export const mutants: readonly Mutant[] = mutantRegistry.list((mutant) => [mutant]);
