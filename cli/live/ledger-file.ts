import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ledgerFormat } from '../../conformance/live/ledger-format.ts';
import { type DurableLog, openDurableLog } from '../../src/base/durable-log.ts';
import { StateFileError } from '../../src/base/file-format.ts';
import { type FileLock, LockedError, lockFile } from '../../src/base/file-lock.ts';
import type { JsonValue } from '../../src/base/json.ts';
import { localProblem } from '../../src/base/local-problem.ts';
import { BrokenError, UsageError } from '../exit-codes.ts';

/** The default folder of ledgers, in the working folder. */
export const LEDGER_FOLDER = join('.conform', 'ledgers');

/** A ledger's file, locked by this process. */
export interface LedgerFile {
  readonly log: DurableLog;
  readonly entries: readonly JsonValue[];
  /** Bytes of a last entry that was never completed. */
  readonly tornBytes: number;
  close(): Promise<void>;
  /** Closes the file and removes it. */
  remove(): Promise<void>;
}

/**
 * Opens a ledger's file, or starts one.
 * @throws {BrokenError} when another process uses it, or when it is damaged
 * @throws {UsageError} when it is not a ledger, is of a newer version, or cannot be written there
 */
export async function openLedgerFile(path: string): Promise<LedgerFile> {
  try {
    return await openLocked(path);
  } catch (error) {
    if (error instanceof StateFileError) {
      throw error.problem === 'damaged' ? new BrokenError(error.message) : new UsageError(error.message);
    }
    const problem = localProblem(error);
    if (problem === null) throw error;
    throw new UsageError(`the ledger ${path} cannot be used: ${problem}; nothing was sent. Name another --ledger.`);
  }
}

async function openLocked(path: string): Promise<LedgerFile> {
  let lock: FileLock;
  try {
    lock = await lockFile(`${path}.lock`);
  } catch (error) {
    if (error instanceof LockedError)
      throw new BrokenError(`${path} belongs to a run that is still running (process ${error.pid}).`);
    throw error;
  }
  try {
    const { log, entries, tornBytes } = await openDurableLog(path, ledgerFormat);
    const close = async () => {
      await log.close();
      await lock.release();
    };
    return {
      log,
      entries,
      tornBytes,
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
