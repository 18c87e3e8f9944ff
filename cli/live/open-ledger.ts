import {
  type LedgerFile,
  LedgerFileError,
  type LedgerFileProblem,
  openLedgerFile,
} from '../../conformance/live/ledger-file.ts';
import { BrokenError, UsageError } from '../exit-codes.ts';

/** Exit code 2 where the user can name another file, 3 where a ledger cannot be used now. */
const programErrors: Readonly<Record<LedgerFileProblem, typeof UsageError | typeof BrokenError>> = {
  'in-use': BrokenError,
  damaged: BrokenError,
  foreign: UsageError,
  unusable: UsageError,
};

/** Opens a ledger's file, or starts one. @throws {BrokenError} or {UsageError} */
export async function openLedger(path: string): Promise<LedgerFile> {
  try {
    return await openLedgerFile(path);
  } catch (error) {
    throw error instanceof LedgerFileError ? new programErrors[error.kind](error.message) : error;
  }
}
