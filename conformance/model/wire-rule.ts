import type { Exchange } from './exchange.ts';

/** A difference between an answer and the contract of its operation. */
export interface Deviation {
  /** The place, and what the contract demands there. */
  readonly expected: string;
  readonly got: string;
}

/** Judges every answer of one operation in a run, for a check that sends nothing itself. */
export interface WireRule {
  /** The id of the operation in the contract. */
  readonly operation: string;
  /** Returns the first difference, or null. An exchange without an answer has none. */
  readonly judge: (exchange: Exchange) => Deviation | null;
}
