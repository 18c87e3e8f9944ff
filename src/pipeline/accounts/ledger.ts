import type { DurableLog } from '../../base/durable-log.ts';
import { createReadWriteLock } from './read-write-lock.ts';
import type { AccountLedger, Balance, Payment, PaymentState, Verdict } from './types.ts';
import { whichWereCharged } from './which-were-charged.ts';

/** Entries of a ledger's file. */
export type LedgerEntry =
  | { readonly used: number }
  | { readonly pay: string; readonly amount: number; readonly by?: string }
  | { readonly paid: string }
  | { readonly refused: string }
  | { readonly verdict: Verdict; readonly of: string };

/** State of a ledger's file. */
export interface LedgerState {
  /** Credits used at the last look; null before the first. */
  used: number | null;
  /** Credits spent since then, as far as known. */
  spent: number;
  /** Payments without an end. */
  readonly open: Map<string, number>;
  /** Payments that ended, or that the account has explained. */
  readonly known: Map<string, Exclude<PaymentState, 'none'>>;
  /** Ids of the logs that payments belong to. */
  readonly payers: Map<string, string>;
}

/** Reads a ledger's entries. */
export function foldLedger(entries: readonly LedgerEntry[]): LedgerState {
  const state: LedgerState = { used: null, spent: 0, open: new Map(), known: new Map(), payers: new Map() };
  for (const entry of entries) applyEntry(state, entry);
  return state;
}

function applyEntry(state: LedgerState, entry: LedgerEntry): void {
  const { open, known, payers } = state;
  if ('used' in entry) {
    state.used = entry.used;
    state.spent = 0;
  } else if ('pay' in entry) {
    open.set(entry.pay, entry.amount);
    known.delete(entry.pay);
    payers.set(entry.pay, entry.by ?? '');
  } else if ('paid' in entry) {
    state.spent += open.get(entry.paid) ?? 0;
    open.delete(entry.paid);
    known.set(entry.paid, 'paid');
  } else if ('refused' in entry) {
    open.delete(entry.refused);
    known.set(entry.refused, 'not-charged');
  } else if ('verdict' in entry) {
    open.delete(entry.of);
    known.set(entry.of, entry.verdict);
  }
}

/** How one user of a ledger reads the account. */
export interface Asking {
  readonly read: () => Promise<Balance>;
  /** Waits for a request that the service may still process. */
  readonly settle: () => Promise<void>;
  /** Whether a job's log has the outcome of a payment, which proves the payment. */
  readonly hasOutcome: (key: string) => Promise<boolean>;
}

/**
 * Makes a ledger, and one for each user of it. Payments run in parallel, but none runs while the account is asked about
 * lost ones.
 */
export function createLedger(
  path: string,
  log: Pick<DurableLog, 'append'>,
  state: LedgerState,
): (asking: Asking) => AccountLedger {
  const lock = createReadWriteLock();
  const underWay = new Set<string>();
  let remaining = 0;
  let reserved = 0;
  let fresh = false;
  let unexplained = 0;

  const write = async (entry: LedgerEntry): Promise<void> => {
    await log.append({ ...entry });
    applyEntry(state, entry);
  };
  const lost = () => [...state.open].filter(([key]) => !underWay.has(key));

  /** Asks the account, and decides on lost payments. Runs exclusively. */
  const look = async ({ read, settle, hasOutcome }: Asking): Promise<void> => {
    // Between the two writes of a successful payment, only the job's log has it.
    for (const [key] of lost()) if (await hasOutcome(key)) await write({ paid: key });
    let balance = await read();
    const open = lost();
    if (open.length > 0) {
      const missing = () => balance.used - (state.used ?? 0) - state.spent;
      if (missing() === 0) {
        await settle();
        balance = await read();
      }
      const verdicts = whichWereCharged(
        open.map(([, amount]) => amount),
        missing(),
      );
      for (const [at, [key]] of open.entries()) await write({ of: key, verdict: verdicts[at] ?? 'unclear' });
    }
    // Other users may change the account between two runs, and lost payments have a verdict.
    if (fresh && open.length === 0) unexplained += balance.used - (state.used ?? 0) - state.spent;
    if (state.used !== balance.used || state.spent !== 0) await write({ used: balance.used });
    remaining = balance.remaining;
    fresh = true;
  };
  const ready = async (asking: Asking): Promise<void> => {
    if (fresh && lost().length === 0) return;
    await lock.alone(async () => {
      if (!fresh || lost().length > 0) await look(asking);
    });
  };

  type Paying = Parameters<AccountLedger['pay']>;
  const pay = async (asking: Asking, ...[key, amount, by, held = () => {}]: Paying): Promise<Payment> => {
    await ready(asking);
    const leave = await lock.enter();
    underWay.add(key);
    const end = () => {
      underWay.delete(key);
      leave();
    };
    try {
      await write({ pay: key, amount, by });
    } catch (error) {
      end();
      throw error;
    }
    return {
      async charged() {
        remaining -= amount;
        held();
        await write({ paid: key }).finally(end);
      },
      async refused() {
        await write({ refused: key }).finally(end);
      },
      unknown: end,
    };
  };

  return (asking) => ({
    path,
    pay: (...paying) => pay(asking, ...paying),
    anyOf: async (prefix) =>
      [...state.payers.keys()].some((key) => key.startsWith(prefix) && state.known.get(key) !== 'not-charged'),
    async state(key, { id, restarted }) {
      if (underWay.has(key)) return 'unclear';
      await ready(asking);
      if (restarted && state.payers.get(key) !== id) return 'none';
      return state.known.get(key) ?? 'none';
    },
    async reserve(amounts) {
      const total = amounts.reduce((sum, amount) => sum + amount, 0);
      await ready(asking);
      if (remaining - reserved < total) await lock.alone(() => look(asking));
      if (remaining - reserved < total) return null;
      reserved += total;
      return amounts.map((amount) => {
        let held = amount;
        return () => {
          reserved -= held;
          held = 0;
        };
      });
    },
    async unexplained() {
      if (fresh && state.spent > 0) await lock.alone(() => look(asking));
      return unexplained;
    },
    async available() {
      await ready(asking);
      return Math.max(0, remaining - reserved);
    },
  });
}
