import { ACCOUNTS, ARRANGED } from './needs.ts';

/** Checks of TranslatePlus that need a control API, without exhaustive ones. */
export const translatePlusNeeds: Readonly<Record<string, readonly string[]>> = {
  [ACCOUNTS]: ['translateplus/keys/revoked'],
  [ARRANGED]: [
    'translateplus/account/shows-what-is-left',
    'translateplus/credits/402-is-free',
    'translateplus/credits/429-is-free',
    'translateplus/credits/exactly-enough',
    'translateplus/credits/none-left',
    'translateplus/credits/one-short',
    'translateplus/credits/per-key',
    'translateplus/credits/side-by-side',
    'translateplus/errors/mislabelled',
    'translateplus/rate-limit/all-operations',
    'translateplus/rate-limit/before-the-body',
    'translateplus/rate-limit/headers-on-refusals',
    'translateplus/rate-limit/last-allowed',
    'translateplus/rate-limit/opens-again',
    'translateplus/rate-limit/per-key',
    'translateplus/rate-limit/refused-not-counted',
    'translateplus/rate-limit/remaining',
    'translateplus/rate-limit/retry-after',
    'translateplus/rate-limit/seconds',
    'translateplus/rate-limit/text',
  ],
};
