import { join, resolve } from 'node:path';
import type { WaitingClock } from '../../../base/clock.ts';
import { deriveHex } from '../../../base/derive.ts';
import { type DurableLog, openDurableLog } from '../../../base/durable-log.ts';
import type { FileFormat } from '../../../base/file-format.ts';
import { type FileLock, LockedError } from '../../../base/file-lock.ts';
import { createLedger, foldLedger, type LedgerEntry } from '../../accounts/ledger.ts';
import { accountNotices } from '../../accounts/notices.ts';
import { type AccountLedger, type OpenAccounts, SETTLE_MS } from '../../accounts/types.ts';
import { CaptionError } from '../../errors.ts';
import type { ClaimWait } from '../types.ts';
import { waitForLock } from './wait-for-lock.ts';

/** Files `accounts/<account>.log`. */
const accountLogFormat: FileFormat = {
  name: 'account-log',
  title: 'account log',
  version: 1,
  withoutIt: 'remove it: unfinished payments then count as unclear, and are not repeated without --pay-again',
};

type Ledger = ReturnType<typeof createLedger>;

/** The ledgers of one folder, shared by every run of this process. */
interface Shelf {
  users: number;
  readonly ledgers: Map<string, Promise<Ledger>>;
  readonly held: { readonly log: DurableLog; readonly lock: FileLock }[];
}

const shelves = new Map<string, Shelf>();
const closing = new Map<string, Promise<void>>();

/**
 * Opens ledgers at their first use. One process at a time holds a ledger.
 * @param hasOutcome whether the log of a job has the outcome of a payment
 * @param wait how to wait for another run that holds a ledger; without it, that is an error
 */
export function openAccounts(
  folder: string,
  clock: WaitingClock,
  hasOutcome: (key: string) => Promise<boolean> = async () => false,
  wait?: ClaimWait,
): OpenAccounts {
  const place = resolve(folder);
  const shelf = shelves.get(place) ?? { users: 0, ledgers: new Map(), held: [] };
  shelves.set(place, shelf);
  shelf.users += 1;
  let isOpen = true;
  const used = new Map<string, AccountLedger>();
  const take = (account: string): Promise<Ledger> => {
    const path = join(place, `${deriveHex(24, 'account', account)}.log`);
    const ledger =
      shelf.ledgers.get(path) ?? (closing.get(place) ?? Promise.resolve()).then(() => openLedger(path, shelf, wait));
    shelf.ledgers.set(path, ledger);
    ledger.catch(() => shelf.ledgers.delete(path));
    return ledger;
  };
  return {
    async open(account) {
      await take(account);
    },
    async ledger(account, read) {
      const own = (await take(account))({ read, settle: () => clock.sleep(SETTLE_MS), hasOutcome });
      used.set(account, own);
      return own;
    },
    notices: () => accountNotices(used),
    async close() {
      if (!isOpen) return;
      isOpen = false;
      shelf.users -= 1;
      if (shelf.users > 0) return;
      shelves.delete(place);
      const closed = closeShelf(shelf);
      closing.set(place, closed);
      await closed;
      if (closing.get(place) === closed) closing.delete(place);
    },
  };
}

async function closeShelf({ ledgers, held }: Shelf): Promise<void> {
  await Promise.allSettled(ledgers.values());
  for (const { log, lock } of held.splice(0)) {
    await log.close();
    await lock.release();
  }
}

async function openLedger(path: string, shelf: Shelf, wait: ClaimWait | undefined): Promise<Ledger> {
  const lock = await waitForLock(`${path}.lock`, wait).catch((error: unknown) => {
    if (!(error instanceof LockedError)) throw error;
    throw new CaptionError({
      kind: 'local',
      cause: `Another run (process ${error.pid}) pays from the same account.`,
      next: 'Wait for it, or stop it, then run again: two runs at once could not tell which of them spent the credits.',
      error,
    });
  });
  try {
    const { log, entries } = await openDurableLog(path, accountLogFormat);
    shelf.held.push({ log, lock });
    return createLedger(path, log, foldLedger(entries as unknown as readonly LedgerEntry[]));
  } catch (error) {
    await lock.release();
    throw error;
  }
}
