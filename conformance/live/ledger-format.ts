import type { FileFormat } from '../../src/base/file-format.ts';

/** The format of ledger files. Their entries are `LedgerEntry` values. */
export const ledgerFormat: FileFormat = {
  name: 'live-ledger',
  title: 'ledger',
  version: 1,
  withoutIt: 'remove the resources with its marker from the accounts, and the ledger, by hand',
};
