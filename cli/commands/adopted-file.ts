import { join } from 'node:path';

/** Where a checkout keeps what live runs have shown; elsewhere, the package's own is read. */
export const ADOPTED_FILE = join('conformance', 'studies', 'evidence', 'adopted.json');
