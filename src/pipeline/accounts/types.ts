/** Credits of an account, in whole numbers. */
export interface Balance {
  readonly used: number;
  readonly remaining: number;
}

/**
 * Verdict on a payment whose answer was lost. `unclear`: our payments do not explain the account's change, so the account
 * has another user, too.
 */
export type Verdict = 'charged' | 'not-charged' | 'unclear';

/**
 * State of a payment. `paid`: it was made, and its outcome is recorded. `none`: there is no record of it, or only one for a
 * log that was started over.
 */
export type PaymentState = Verdict | 'paid' | 'none';

/** The payer: the log of a job, see `JobLog`. */
interface Payer {
  readonly id: string;
  readonly restarted: boolean;
}

/** One payment before its request. Exactly one of the three methods ends it. */
export interface Payment {
  /** The service did the work. */
  charged(): Promise<void>;
  /** The service certainly did not do it. */
  refused(): Promise<void>;
  /** The outcome is unknown. */
  unknown(): void | Promise<void>;
}

/**
 * Records the payments from one account, so that after a crash the account shows which payments were made: credits used
 * now, less those used before, less known payments.
 */
export interface AccountLedger {
  /** Path of its file. */
  readonly path: string;
  /**
   * Records a payment. Durable before the request is sent.
   * @param key names the payment; use the same key again if it was not made before
   * @param by the id of the log that will contain its outcome
   * @param held releases the credits reserved for it; called at the moment of payment
   */
  pay(key: string, amount: number, by: string, held?: () => void): Promise<Payment>;
  /** Whether payments of a job were or may have been made. Does not ask the account. @param prefix `paymentKey` of an empty effect */
  anyOf(prefix: string): Promise<boolean>;
  /** Returns the state of a payment. Asks the account about one that did not end. */
  state(key: string, payer: Payer): Promise<PaymentState>;
  /** Reserves amounts, all or none: null without enough credits. The functions release them. */
  reserve(amounts: readonly number[]): Promise<readonly (() => void)[] | null>;
  /**
   * Returns how many more credits were used since the first look than counted; negative for fewer. Asks the account if there
   * was a payment since the last look.
   */
  unexplained(): Promise<number>;
  /** Returns the credits that are neither spent nor reserved. */
  available(): Promise<number>;
}

/** The ledgers of a run. */
export interface Accounts {
  /** Opens the ledger of an account, without a request. Waits for another run that uses it. */
  open(account: string): Promise<void>;
  /** @param account name of the account; not a secret */
  ledger(account: string, read: () => Promise<Balance>): Promise<AccountLedger>;
}

/** The ledgers of a run, open until they are closed. */
export interface OpenAccounts extends Accounts {
  /** Returns sentences on uncounted use of the accounts. Asks only accounts with payments. */
  notices(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Longest time that a service may still process a request whose answer was lost, in milliseconds (assumed). */
export const SETTLE_MS = 5_000;
