import { Roster } from '../../src/base/roster.ts';
import { cloudflareMutants } from './cloudflare.ts';
import { gcoreMutants } from './gcore-ai/index.ts';
import type { Mutant } from './mutant.ts';
import { translatePlusMutants } from './translateplus/index.ts';

export { combineMutants } from './combine.ts';
export { type Found, findMutants } from './find.ts';
export { type Mutant, type MutantFamily, mutantFamilies } from './mutant.ts';
export { type DeclareMutant, type MutantCase, mutantsOf } from './mutants-of.ts';

/** Every mutant. A program may add those of a provider of its own. */
export const mutantRegistry = new Roster<Mutant>([...translatePlusMutants, ...gcoreMutants, ...cloudflareMutants]);

/** Every mutant, by provider and family. */
export const mutants: readonly Mutant[] = mutantRegistry.list((mutant) => [mutant]);
