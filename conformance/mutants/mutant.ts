import type { Seams } from '../../mocks/kernel/world/seams.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';

/** The families of mutants, each with the faults that it covers. */
export const mutantFamilies = {
  envelope: 'parts of answers missing, extra, null or of another type',
  errors: 'refusals with a wrong status, code, text, shape or content type; a success that is not one',
  keys: 'credentials and permissions not looked at, or judged wrongly',
  credits: 'credits charged twice, on refusal, or one off; accounts that do not add up',
  'rate-limit': 'windows off by one, never opening, or announced wrongly',
  headers: 'headers missing or in the wrong unit',
  isolation: "one tenant's data, account or window in another's",
  states: 'states that regress, are skipped or never end; progress out of range',
  effects: 'uploads, changes, deletions and cancellations that do nothing or too much',
  results: 'results that disagree with each other or with the request',
  lists: 'filters, limits and orders ignored; pages that overlap or leave something out',
  structure: 'bytes of a subtitle file outside its text that do not come back as they were',
  translation: 'text not translated, mixed up or lost',
  languages: 'languages missing, unknown, or refused although listed',
} as const;

/** One kind of mutant. */
export type MutantFamily = keyof typeof mutantFamilies;

/** A forbidden behaviour of a mock that a check must notice. */
export interface Mutant {
  /** `provider/name`, stable. */
  readonly id: string;
  readonly provider: ProviderId;
  readonly family: MutantFamily;
  /** What the mutant's server does. */
  readonly statement: string;
  /** Checks whose requirement it breaks: each of them must fail. */
  readonly breaks: readonly string[];
  /** Why no check may notice it: set when the mutant breaks no promise. */
  readonly equivalent?: string;
  /** The decisions that it changes, made from the honest ones. Called once per world, so a mutant may keep state. */
  readonly seams: (honest: Seams) => Partial<Seams>;
}
