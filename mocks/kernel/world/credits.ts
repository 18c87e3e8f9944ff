/** A prepaid account. Whole credits. */
export interface CreditAccount {
  total: number;
  used: number;
}

/** The result of asking an account for credits. */
export interface Charge {
  readonly paid: boolean;
  readonly remaining: number;
  readonly required: number;
}

/** Takes `amount` from the account, or nothing if the account holds less. */
export function charge(account: CreditAccount, amount: number): Charge {
  const remaining = account.total - account.used;
  if (amount > remaining) return { paid: false, remaining, required: amount };
  account.used += amount;
  return { paid: true, remaining: remaining - amount, required: amount };
}
