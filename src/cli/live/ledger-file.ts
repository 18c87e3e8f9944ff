import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ledgerFormat } from '../../../conformance/live/ledger-format.ts';
import { type DurableLog, openDurableLog } from '../../base/durable-log.ts';
import { type FileLock, LockedError, lockFile } from '../../base/file-lock.ts';
import type { JsonValue } from '../../base/json.ts';
import { BrokenError } from '../exit-codes.ts';

/** Where ledgers are kept unless told otherwise, below the working folder. */
export const LEDGER_FOLDER = join('.conform', 'ledgers');

/** A ledger's file in the hands of this process. */
export interface LedgerFile {
  readonly log: DurableLog;
  readonly entries: readonly JsonValue[];
  close(): Promise<void>;
  /** Closes it and removes it. */
  remove(): Promise<void>;
}

/** Opens a ledger's file, or starts one. @throws {BrokenError} when another process has it */
export async function openLedgerFile(path: string): Promise<LedgerFile> {
  let lock: FileLock;
  try {
    lock = await lockFile(`${path}.lock`);
  } catch (error) {
    if (error instanceof LockedError)
      throw new BrokenError(`${path} belongs to a run that is at work (process ${error.pid}).`);
    throw error;
  }
  try {
    const { log, entries } = await openDurableLog(path, ledgerFormat);
    const close = async () => {
      await log.close();
      await lock.release();
    };
    return {
      log,
      entries,
      close,
      remove: async () => {
        await log.close();
        await rm(path, { force: true });
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
