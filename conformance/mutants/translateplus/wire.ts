import { lateMutants } from '../late-mutants.ts';
import type { Mutant } from '../mutant.ts';
import { mutant } from './mutant.ts';

/** By operation: an answer that only the check of its whole shape looks at, in most cases. */
export const wireMutants: readonly Mutant[] = lateMutants(mutant, {
  translateSubtitles: { from: 110, place: ['body', 'format'], value: 7 },
  getAccountSummary: { from: 10, place: ['body', 'summary', 'success_rate'], value: 'seven' },
  listSupportedLanguages: { from: 3, place: ['body', 'supported_languages', 'Zulu'], value: 7 },
  getHealth: { from: 1, place: ['body', 'version'], value: 7 },
});
