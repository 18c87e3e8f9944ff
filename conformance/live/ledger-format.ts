import type { FileFormat } from '../../src/base/file-format.ts';

/** Files of ledgers. Their entries are those of `LedgerEntry`. */
export const ledgerFormat: FileFormat = {
  name: 'live-ledger',
  title: 'ledger',
  version: 1,
  withoutIt: 'look in the accounts for what carries its marker, and remove that and the ledger by hand',
};
