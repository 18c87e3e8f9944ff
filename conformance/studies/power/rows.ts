import type { ProviderId } from '../../../src/contracts/providers.ts';
import type { MutantFamily } from '../../mutants/index.ts';

/** A mutant in the document, with the checks that noticed it. */
export interface MutantRow {
  readonly id: string;
  readonly provider: ProviderId;
  readonly family: MutantFamily;
  readonly statement: string;
  /** Checks whose requirement it breaks. */
  readonly breaks: readonly string[];
  /** Every check that noticed. */
  readonly killedBy: readonly string[];
  readonly equivalent?: string;
  /** Checks that ended as errors, each with its reason. Absent without one. */
  readonly errors?: readonly string[];
}

/** A check in the document, with the mutants that it noticed. */
export interface CheckRow {
  readonly id: string;
  /** Mutants that break its own requirement and that it noticed. */
  readonly proves: readonly string[];
  /** The number of mutants that it noticed; the rows of mutants name them. */
  readonly kills: number;
  /** Why no mutant can break its own requirement. */
  readonly unkillable?: string;
}
