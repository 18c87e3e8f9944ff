/** What an account says of its credits, whole ones. */
export interface Balance {
  readonly used: number;
  readonly remaining: number;
}

/**
 * What became of a payment whose answer was lost. `unclear`: the account changed, but not by what our payments explain:
 * somebody else uses it too.
 */
export type Verdict = 'charged' | 'not-charged' | 'unclear';

/**
 * What is known of a payment. `paid`: it was made, and its outcome was written down. `none`: there is no record of it, or only
 * of one that belongs to a log which was started over.
 */
export type PaymentState = Verdict | 'paid' | 'none';

/** Who pays: the log of a job, see `JobLog`. */
export interface Payer {
  readonly id: string;
  readonly restarted: boolean;
}

/** One payment about to be made. Exactly one of the three ends it. */
export interface Payment {
  /** The service did the work. */
  charged(): Promise<void>;
  /** The service certainly did not do it. */
  refused(): Promise<void>;
  /** Nobody knows. */
  unknown(): void;
}

/**
 * Keeps account of one account's credits, so that after a crash the account itself tells which payments were made:
 * credits used now, less those used before, less what is known to be paid.
 */
export interface AccountLedger {
  /** Its file. */
  readonly path: string;
  /**
   * Durable before the request is sent.
   * @param key names the payment; the same key again when it was not made before
   * @param by the id of the log that will hold its outcome
   * @param held what was set aside for it; given back at the moment it is paid
   */
  pay(key: string, amount: number, by: string, held?: () => void): Promise<Payment>;
  /** Whether payments were made, or may have been, whose keys begin so. Asks nobody. */
  anyOf(prefix: string): boolean;
  /** What became of a payment. Asks the account about one that did not end. */
  state(key: string, payer: Payer): Promise<PaymentState>;
  /** Sets amounts aside, all or none: null when there are not enough credits. The functions give them back. */
  reserve(amounts: readonly number[]): Promise<readonly (() => void)[] | null>;
  /**
   * Credits that were used since the first look besides those that were counted; negative when fewer were. Asks the account
   * when something was paid since the last look.
   */
  unexplained(): Promise<number>;
  /** Credits that are neither spent nor set aside. */
  available(): Promise<number>;
}

/** The ledgers of a run. */
export interface Accounts {
  /** @param account names the account; no secret */
  ledger(account: string, read: () => Promise<Balance>): Promise<AccountLedger>;
}
