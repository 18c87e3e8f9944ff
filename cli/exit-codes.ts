/** The exit codes of the programs. */
export const exitCodes = {
  ok: 0,
  /** Some asserted check failed. */
  failed: 1,
  /** The command line cannot be carried out as it is written. */
  usage: 2,
  /** Nothing was verified, or the harness itself broke. */
  broken: 3,
  /** `exec --conduct`: the command succeeded, and was a bad client. */
  misconduct: 4,
  /** `conform --target live`: the budget left checks undone, and the others held. */
  partial: 5,
  /** A signal ended the run early, whatever it had found until then. */
  interrupted: 130,
} as const;

/** An error of the command line, exit code 2. The message alone is printed, without a stack trace. */
export class UsageError extends Error {}

/** A signal ended the run early, exit code 130. The message is printed without a stack trace. */
export class InterruptedError extends Error {}

/** The harness cannot work, exit code 3. The message says why and is printed without a stack trace. */
export class BrokenError extends Error {}
