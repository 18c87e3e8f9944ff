import { accountIdOf } from './cloudflare-gateway/account-id.ts';
import type { ProviderId } from './types.ts';
import { sampleAudioBase64 } from './workers-ai/sample-audio.ts';

/** What a credential of a tenant may do. `expired` is refused like a revoked one; `none` has no grant at all. */
export type Scope = 'full' | 'read' | 'none' | 'expired';

/** Every scope, the usual one first. */
export const scopes: readonly Scope[] = ['full', 'read', 'none', 'expired'];

/** The port that a provider's server listens on; the two Cloudflare services share one. */
export type ListenerId = 'cloudflare' | 'gcore-ai' | 'translateplus';

/** One row of the table of providers. */
export interface ProviderRow {
  readonly title: string;
  readonly listener: ListenerId;
  /** What the base URL that clients take has after host and port. */
  readonly basePath: string;
  /** The real service. */
  readonly liveBaseUrl: string;
  /** A tenant's credentials under the names that clients give them. */
  readonly credentials: (token: string) => Readonly<Record<string, string>>;
  /** Environment variables that clients read, from base URL and credentials. */
  readonly environment: (
    baseUrl: string,
    credentials: Readonly<Record<string, string>>,
  ) => Readonly<Record<string, string>>;
  /** Variables that the same clients read too, and that would send other credentials along if they were left set. */
  readonly conflictingVariables?: readonly string[];
  /** A curl line that works as it is printed, to try the stand-in with. */
  readonly example: (baseUrl: string, credentials: Readonly<Record<string, string>>) => string;
  /** Credentials printed in the docs and in the vendors' SDK suites: they open the tenant `samples`. */
  readonly sampleCredentials: readonly string[];
}

/** The ports listened on by default. */
export const defaultPorts: Readonly<Record<'control' | ListenerId, number>> = {
  control: 4000,
  cloudflare: 4010,
  'gcore-ai': 4020,
  translateplus: 4030,
};

/** The key that the vendor's SDK suites send with user@example.com (cloudflare-typescript and -python, test clients). */
const CLOUDFLARE_SAMPLES = ['144c9defac04969c7bfad8efaa8ea194'] as const;

/** One gateway, one set: a token or an e-mail with a key, and the account they open. Both Cloudflare services take it. */
function cloudflareCredentials(token: string): Readonly<Record<string, string>> {
  const tenant = token.replace(/^mock_/, '').replace(/\.\w+$/, '');
  return {
    accountId: accountIdOf(tenant),
    apiToken: token,
    readOnlyToken: tokenOf(tenant, 'read'),
    email: `${tenant}@example.com`,
    apiKey: token,
  };
}

/** The variables that the official SDKs and wrangler read. */
const cloudflareEnvironment: ProviderRow['environment'] = (baseUrl, { accountId = '', apiToken = '' }) => ({
  CLOUDFLARE_BASE_URL: baseUrl,
  CLOUDFLARE_ACCOUNT_ID: accountId,
  CLOUDFLARE_API_TOKEN: apiToken,
});

/** Read by the official SDKs beside the token (cloudflare 7.3.0, client.js). */
const CLOUDFLARE_CONFLICTING = ['CLOUDFLARE_API_KEY', 'CLOUDFLARE_EMAIL', 'CLOUDFLARE_API_USER_SERVICE_KEY'] as const;

/** Every provider that has a stand-in, in the order they are shown. */
export const providers = {
  'cloudflare-stream': {
    title: 'Cloudflare Stream captions',
    listener: 'cloudflare',
    basePath: '/client/v4',
    liveBaseUrl: 'https://api.cloudflare.com/client/v4',
    credentials: cloudflareCredentials,
    environment: cloudflareEnvironment,
    conflictingVariables: CLOUDFLARE_CONFLICTING,
    example: (baseUrl, { accountId = '', apiToken = '' }) =>
      `curl ${baseUrl}/accounts/${accountId}/stream/copy -H 'Authorization: Bearer ${apiToken}' ` +
      `-d '{"input":"https://media.example/film.mp4"}'`,
    sampleCredentials: CLOUDFLARE_SAMPLES,
  },
  'workers-ai': {
    title: 'Workers AI speech recognition',
    listener: 'cloudflare',
    basePath: '/client/v4',
    liveBaseUrl: 'https://api.cloudflare.com/client/v4',
    credentials: cloudflareCredentials,
    environment: cloudflareEnvironment,
    conflictingVariables: CLOUDFLARE_CONFLICTING,
    example: (baseUrl, { accountId = '', apiToken = '' }) =>
      `curl ${baseUrl}/accounts/${accountId}/ai/run/@cf/openai/whisper-large-v3-turbo ` +
      `-H 'Authorization: Bearer ${apiToken}' -d '{"audio":"${sampleAudioBase64}"}'`,
    sampleCredentials: CLOUDFLARE_SAMPLES,
  },
  'gcore-ai': {
    title: 'Gcore AI tasks, videos and subtitles',
    listener: 'gcore-ai',
    basePath: '',
    liveBaseUrl: 'https://api.gcore.com',
    credentials: (token) => ({ apiKey: token }),
    environment: (baseUrl, { apiKey = '' }) => ({ GCORE_BASE_URL: baseUrl, GCORE_API_KEY: apiKey }),
    example: (baseUrl, { apiKey = '' }) =>
      `curl ${baseUrl}/streaming/ai/tasks -H 'Authorization: APIKey ${apiKey}' -H 'Content-Type: application/json' ` +
      `-d '{"url":"https://demo-files.gvideo.io/apidocs/spritefright-blender-cut30sec.mp4","task_name":"transcription"}'`,
    sampleCredentials: ['1234$abcd...', '{your_api_key}', 'My API Key'],
  },
  translateplus: {
    title: 'TranslatePlus subtitles',
    listener: 'translateplus',
    basePath: '',
    liveBaseUrl: 'https://api.translateplus.io',
    credentials: (token) => ({ apiKey: token }),
    environment: (baseUrl, { apiKey = '' }) => ({ TRANSLATEPLUS_BASE_URL: baseUrl, TRANSLATEPLUS_API_KEY: apiKey }),
    example: (baseUrl, { apiKey = '' }) =>
      `curl ${baseUrl}/v2/translate/subtitles -H 'X-API-KEY: ${apiKey}' -H 'Content-Type: application/json' ` +
      `-d '{"format":"srt","content":"1\\n00:00:01,000 --> 00:00:02,000\\nHello world\\n","source":"en","target":"es"}'`,
    sampleCredentials: ['your_api_key'],
  },
} as const satisfies Partial<Record<ProviderId, ProviderRow>>;

/** Names a provider that has a stand-in. */
export type AvailableProvider = keyof typeof providers;

/** The table as pairs, in order. */
export const providerRows: readonly (readonly [ProviderId, ProviderRow])[] = Object.entries(providers) as never;

/** The token that opens a tenant with a scope: `mock_<name>`, `mock_<name>.read`, ... */
export const tokenOf = (tenant: string, scope: Scope = 'full'): string =>
  scope === 'full' ? `mock_${tenant}` : `mock_${tenant}.${scope}`;
