import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type DurableLog, openDurableLog } from '../../src/base/durable-log.ts';
import { StateFileError } from '../../src/base/file-format.ts';
import { type FileLock, LockedError, lockFile } from '../../src/base/file-lock.ts';
import type { JsonValue } from '../../src/base/json.ts';
import { localProblem } from '../../src/base/local-problem.ts';
import { ledgerFormat } from './ledger-format.ts';

/** The default folder of ledgers, in the working folder. */
export const LEDGER_FOLDER = join('.conform', 'ledgers');

/**
 * Why a ledger's file cannot be opened: another run uses it, it was changed or cut, it is not a ledger or of a newer
 * version, or the disk does not allow it.
 */
export type LedgerFileProblem = 'in-use' | 'damaged' | 'foreign' | 'unusable';

/** A ledger's file cannot be opened. The kind decides, the message is for people. */
export class LedgerFileError extends Error {
  override readonly name = 'LedgerFileError';
  readonly kind: LedgerFileProblem;

  constructor(kind: LedgerFileProblem, message: string) {
    super(message);
    this.kind = kind;
  }
}

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
 * @throws {LedgerFileError} when another process uses it, when it is damaged or no ledger, or cannot be written there
 */
export async function openLedgerFile(path: string): Promise<LedgerFile> {
  try {
    return await openLocked(path);
  } catch (error) {
    if (error instanceof StateFileError) {
      throw new LedgerFileError(error.problem === 'damaged' ? 'damaged' : 'foreign', error.message);
    }
    const problem = localProblem(error);
    if (problem === null) throw error;
    throw new LedgerFileError(
      'unusable',
      `the ledger ${path} cannot be used: ${problem}; nothing was sent. Name another --ledger.`,
    );
  }
}

async function openLocked(path: string): Promise<LedgerFile> {
  let lock: FileLock;
  try {
    lock = await lockFile(`${path}.lock`);
  } catch (error) {
    if (error instanceof LockedError)
      throw new LedgerFileError('in-use', `${path} belongs to a run that is still running (process ${error.pid}).`);
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
