import type { gcoreChecks } from '../../checks/gcore-ai/index.ts';
import { mutantsOf } from '../mutants-of.ts';

/** Declares a mutant of Gcore. */
export const mutant = mutantsOf<typeof gcoreChecks>('gcore-ai');
