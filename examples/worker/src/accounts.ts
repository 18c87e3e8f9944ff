import type { JsonObject } from '../../../src/base/json.ts';
import {
  type AccountLedger,
  type AccountsRun,
  accountNotices,
  createLedger,
  foldLedger,
  type HeldLog,
  type LedgerEntry,
  type OpenAccounts,
  readPaymentKey,
  SETTLE_MS,
} from '../../../src/pipeline/core.ts';
import type { Env } from './env.ts';
import { holdLog, readLog } from './held-log.ts';

/** An account that this run holds. */
interface OpenAccount {
  readonly held: HeldLog;
  readonly ledger: ReturnType<typeof createLedger>;
}

/** Returns the accounts of a run. One run at a time holds an account, and others wait for it. */
export function workerAccounts(env: Env, holder: string, { clock, wait }: AccountsRun): OpenAccounts {
  const open = new Map<string, Promise<OpenAccount>>();
  const used = new Map<string, AccountLedger>();
  const openOne = async (account: string): Promise<OpenAccount> => {
    const held = await holdLog(env, { place: `account ${account}`, holder, wait });
    const state = foldLedger(held.entries as unknown as readonly LedgerEntry[]);
    return { held, ledger: createLedger(held.place, { append: held.append }, state) };
  };
  const take = (account: string): Promise<OpenAccount> => {
    const one = open.get(account) ?? openOne(account);
    open.set(account, one);
    one.catch(() => open.delete(account));
    return one;
  };
  /** Whether the log of a job has the outcome of a payment. */
  const hasOutcome = async (payment: string): Promise<boolean> => {
    const { job, effect } = readPaymentKey(payment);
    return (await readLog(env, jobPlace(job))).some((entry) => (entry as JsonObject).end === effect);
  };
  return {
    async open(account) {
      await take(account);
    },
    async ledger(account, read) {
      const { ledger } = await take(account);
      const own = ledger({ read, settle: () => clock.sleep(SETTLE_MS), hasOutcome });
      used.set(account, own);
      return own;
    },
    notices: () => accountNotices(used),
    async close() {
      for (const one of open.values()) await (await one).held.release();
      open.clear();
    },
  };
}

/** Name of a job's log. */
export const jobPlace = (key: string): string => `job ${key}`;
