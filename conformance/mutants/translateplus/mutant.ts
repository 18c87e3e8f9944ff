import type { translatePlusChecks } from '../../checks/translateplus/index.ts';
import type { CheckNames } from '../../model/check-names.ts';
import { type MutantCase, mutantsOf } from '../mutants-of.ts';

/** A mutant of TranslatePlus as its file declares it. */
export type TranslatePlusMutant = MutantCase<CheckNames<typeof translatePlusChecks>>;

/** Declares a mutant of TranslatePlus. */
export const mutant = mutantsOf<typeof translatePlusChecks>('translateplus');
