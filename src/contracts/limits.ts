import type { CountedRate, Rate } from '../base/pacer.ts';
import { byProvider, type ProviderId, providerRegistry, providerRows } from './providers.ts';

/** A rate limit: so many requests in so many seconds. */
export type RateLimit = Rate;

/** The rate below which a client of each provider keeps: the documented limit, else the assumed one. */
export const providerRates: Readonly<Record<ProviderId, RateLimit>> = byProvider(
  ({ rateLimit: { requests, seconds } }) => ({ requests, seconds }),
);

/** The limit of each provider that documents one: the mocks enforce it. A tenant may have its own. */
export const defaultRateLimits: Readonly<Partial<Record<ProviderId, RateLimit>>> = providerRegistry.table(
  ({ id, rateLimit: { requests, seconds, evidence } }) =>
    evidence.grade === 'documented' ? [[id, { requests, seconds }]] : [],
);

/** Every rate that counts the requests to a provider: its own, and one that it shares with others behind its listener. */
export const countedRates: Readonly<Record<ProviderId, readonly CountedRate[]>> = byProvider(({ listener }, id) =>
  providerRows
    .filter(([other, row]) => other === id || (row.listener.id === listener.id && row.rateLimit.counts === 'listener'))
    .map(([counted]) => ({ counted, ...providerRates[counted] })),
);
