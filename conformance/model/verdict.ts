import type { Exchange } from './exchange.ts';
import type { ReasonKind } from './result.ts';

/** The target did not meet the requirement. Every unexpected answer of a target ends as this, never as a harness error. */
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
  /** Set if reports treat the reason specially. */
  readonly kind: ReasonKind | undefined;

  constructor(missing: string, kind?: ReasonKind) {
    super(missing);
    this.kind = kind;
  }
}

/** The target did not do what the check needs first, so the requirement cannot be tested. */
export class UntestableSignal extends Error {
  override readonly name = 'UntestableSignal';
  /** The actual behaviour of the target. */
  override readonly cause: ExpectationError;

  /** @param what the needed state, as in "needs <what>" */
  constructor(what: string, cause: ExpectationError) {
    super(`needs ${what}, but the target did not set this up: ${cause.message}`);
    this.cause = cause;
  }
}
