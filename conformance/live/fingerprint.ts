import { deriveHex } from '../../src/base/derive.ts';

/** Identifies an account without naming it; different for every run. */
export const fingerprint = (marker: string, account: string): string => deriveHex(16, 'account', marker, account);
