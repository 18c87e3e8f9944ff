import type { CredentialParts, ProviderRow } from '../provider-row.ts';
import { readToken, tokenOf } from '../scopes.ts';
import { accountIdOf } from './account-id.ts';
import { LIVE_BASE_URL } from './address.ts';

/** One set for both services: a token or an e-mail with a key, and the account they open. */
function credentials(token: string): CredentialParts {
  const tenant = readToken(token)?.tenant ?? token;
  return {
    accountId: accountIdOf(tenant),
    apiToken: token,
    readOnlyToken: tokenOf(tenant, 'read'),
    email: `${tenant}@example.com`,
    apiKey: token,
  };
}

/** What both Cloudflare services share: one gateway with one server, one address and one credential. */
export const gateway = {
  listener: { id: 'cloudflare', port: 4010 },
  basePath: '/client/v4',
  liveBaseUrl: LIVE_BASE_URL,
  // The variables that the official SDKs and wrangler read.
  baseUrlVariable: 'CLOUDFLARE_BASE_URL',
  credentialVariables: { accountId: 'CLOUDFLARE_ACCOUNT_ID', apiToken: 'CLOUDFLARE_API_TOKEN' },
  // Read by the official SDKs beside the token (cloudflare 7.3.0, client.js).
  conflictingVariables: ['CLOUDFLARE_API_KEY', 'CLOUDFLARE_EMAIL', 'CLOUDFLARE_API_USER_SERVICE_KEY'],
  credentialHeaders: ({ apiToken = '' }) => ({ Authorization: `Bearer ${apiToken}` }),
  otherCredentialHeaders: [({ email = '', apiKey = '' }) => ({ 'X-Auth-Email': email, 'X-Auth-Key': apiKey })],
  credentials,
  // The vendor's SDK suites send it with user@example.com (cloudflare-typescript and -python, test clients).
  sampleCredentials: ['144c9defac04969c7bfad8efaa8ea194'],
} as const satisfies Partial<ProviderRow>;
