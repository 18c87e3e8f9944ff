import type { RateLimit } from './provider-row.ts';
import { byProvider, type ProviderId, providerRows } from './providers.ts';

export type { RateLimit } from './provider-row.ts';

/** The rate below which a client of each provider keeps: the documented limit, else the assumed one. */
export const providerRates: Readonly<Record<ProviderId, RateLimit>> = byProvider(
  ({ rateLimit: { requests, seconds } }) => ({ requests, seconds }),
);

/** The limit of each provider that documents one: the mocks enforce it. A tenant may have its own. */
export const defaultRateLimits: Readonly<Partial<Record<ProviderId, RateLimit>>> = Object.fromEntries(
  providerRows
    .filter(([, { rateLimit }]) => rateLimit.evidence.grade === 'documented')
    .map(([id]) => [id, providerRates[id]]),
);
