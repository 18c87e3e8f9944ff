/** What a program's exit code says. */
export const exitCodes = {
  ok: 0,
  /** Some asserted check failed. */
  failed: 1,
  /** The command line cannot be carried out as it is written. */
  usage: 2,
  /** Nothing was verified, or the harness itself broke. */
  broken: 3,
  /** A signal ended the run early: what was not looked at is not verified. */
  interrupted: 130,
} as const;

/** An error whose message is all that a user needs: printed without a stack trace. */
export class UsageError extends Error {}

/** The harness cannot work, and its message says why: printed without a stack trace, exit code 3. */
export class BrokenError extends Error {}
