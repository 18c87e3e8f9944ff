import { documented } from '../../base/evidence.ts';
import { providerRow } from '../provider-row.ts';
import { LIVE_BASE_URL } from './address.ts';
import { switches } from './switches.ts';

/** TranslatePlus: subtitle files. */
export const provider = providerRow({
  id: 'translateplus',
  title: 'TranslatePlus subtitles',
  listener: { id: 'translateplus', port: 4030 },
  basePath: '',
  liveBaseUrl: LIVE_BASE_URL,
  baseUrlVariable: 'TRANSLATEPLUS_BASE_URL',
  credentialVariables: { apiKey: 'TRANSLATEPLUS_API_KEY' },
  credentialHeaders: ({ apiKey = '' }) => ({ 'X-API-KEY': apiKey }),
  credentials: (token) => ({ apiKey: token }),
  example: (baseUrl, { apiKey = '' }) =>
    `curl ${baseUrl}/v2/translate/subtitles -H 'X-API-KEY: ${apiKey}' -H 'Content-Type: application/json' ` +
    `-d '{"format":"srt","content":"1\\n00:00:01,000 --> 00:00:02,000\\nHello world\\n","source":"en","target":"es"}'`,
  sampleCredentials: ['your_api_key'],
  rateLimit: {
    requests: 60,
    seconds: 60,
    evidence: documented('docs page "Translate Subtitles" and every endpoint page: 60 requests per minute'),
  },
  switches,
  sdkFixtures: { aliases: 'on' },
  failures: async () => (await import('./failures.ts')).failures,
  operations: async () => (await import('./operations.ts')).operations,
});
