import type { Exchange } from './exchange.ts';
import type { ReasonKind } from './result.ts';

/** The target did not do what the check demands. Anything a target sends ends as this, never as a harness error. */
export class ExpectationError extends Error {
  override readonly name = 'ExpectationError';
  readonly expected: string;
  readonly got: string;
  /** The exchange that shows it. */
  readonly exchange: Exchange | undefined;

  constructor(expected: string, got: string, exchange?: Exchange) {
    super(`expected ${expected}; got ${got}`);
    this.expected = expected;
    this.got = got;
    this.exchange = exchange;
  }
}

/** The check cannot be carried out on this target; the message says what is missing. */
export class SkipSignal extends Error {
  override readonly name = 'SkipSignal';
  /** Set where reports treat the reason in a way of its own. */
  readonly kind: ReasonKind | undefined;

  constructor(missing: string, kind?: ReasonKind) {
    super(missing);
    this.kind = kind;
  }
}

/** The target did not do what has to come before the requirement, so that this cannot be looked at. */
export class UntestableSignal extends Error {
  override readonly name = 'UntestableSignal';
  /** What the target did instead. */
  override readonly cause: ExpectationError;

  /** @param what what was to be in place, as in "needs <what>" */
  constructor(what: string, cause: ExpectationError) {
    super(`needs ${what}, which the target did not bring about: ${cause.message}`);
    this.cause = cause;
  }
}
