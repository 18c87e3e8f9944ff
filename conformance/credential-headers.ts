import type { ProviderId } from '../src/contracts/types.ts';
import type { Credential } from './target.ts';

/** How each provider's clients put a credential on the wire. */
const headersByProvider: Readonly<Record<ProviderId, (credential: Credential) => Record<string, string>>> = {
  translateplus: ({ apiKey }) => ({ 'X-API-KEY': apiKey ?? '' }),
  'gcore-ai': ({ apiKey }) => ({ Authorization: `APIKey ${apiKey ?? ''}` }),
  'cloudflare-stream': ({ apiToken }) => ({ Authorization: `Bearer ${apiToken ?? ''}` }),
  'workers-ai': ({ apiToken }) => ({ Authorization: `Bearer ${apiToken ?? ''}` }),
};

/** The headers that carry a credential. */
export const credentialHeaders = (provider: ProviderId, credential: Credential): Record<string, string> =>
  headersByProvider[provider](credential);
