import type { ProviderId } from '../src/contracts/types.ts';
import type { Credential } from './target.ts';

/** How each provider's clients put a credential on the wire. */
const headersByProvider: Readonly<Record<ProviderId, (credential: Credential) => Record<string, string>>> = {
  translateplus: ({ apiKey }) => ({ 'X-API-KEY': apiKey ?? '' }),
  'gcore-ai': ({ apiKey }) => ({ Authorization: `APIKey ${apiKey ?? ''}` }),
  'cloudflare-stream': ({ apiToken }) => ({ Authorization: `Bearer ${apiToken ?? ''}` }),
  'workers-ai': ({ apiToken }) => ({ Authorization: `Bearer ${apiToken ?? ''}` }),
};

/** The parts of a credential that checks need, under the names that `--credential` takes. */
export const credentialParts: Readonly<Record<ProviderId, readonly string[]>> = {
  translateplus: ['apiKey'],
  'gcore-ai': ['apiKey'],
  'cloudflare-stream': ['accountId', 'apiToken'],
  'workers-ai': ['accountId', 'apiToken'],
};

/** The headers that carry a credential. */
export const credentialHeaders = (provider: ProviderId, credential: Credential): Record<string, string> =>
  headersByProvider[provider](credential);
