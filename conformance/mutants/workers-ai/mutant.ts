import type { workersAiChecks } from '../../checks/workers-ai/index.ts';
import { mutantsOf } from '../mutants-of.ts';

/** Declares a mutant of Workers AI. */
export const mutant = mutantsOf<typeof workersAiChecks>('workers-ai');
