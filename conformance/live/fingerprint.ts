import { deriveHex } from '../../src/base/derive.ts';

/** Tells accounts apart without naming them; different for every run. */
export const fingerprint = (marker: string, account: string): string => deriveHex(16, 'account', marker, account);
