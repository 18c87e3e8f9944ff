import { own } from '../../base/evidence.ts';
import { providerRow } from '../provider-row.ts';
import { LIVE_BASE_URL } from './address.ts';
import { sdkFixtures, switches } from './switches.ts';

/** Gcore Streaming: AI tasks, videos and subtitles. */
export const provider = providerRow({
  id: 'gcore-ai',
  title: 'Gcore AI tasks, videos and subtitles',
  listener: { id: 'gcore-ai', port: 4020 },
  basePath: '',
  liveBaseUrl: LIVE_BASE_URL,
  baseUrlVariable: 'GCORE_BASE_URL',
  credentialVariables: { apiKey: 'GCORE_API_KEY' },
  credentialHeaders: ({ apiKey = '' }) => ({ Authorization: `APIKey ${apiKey}` }),
  credentials: (token) => ({ apiKey: token }),
  example: (baseUrl, { apiKey = '' }) =>
    `curl ${baseUrl}/streaming/ai/tasks -H 'Authorization: APIKey ${apiKey}' -H 'Content-Type: application/json' ` +
    `-d '{"url":"https://demo-files.gvideo.io/apidocs/spritefright-blender-cut30sec.mp4","task_name":"transcription"}'`,
  sampleCredentials: ['1234$abcd...', '{your_api_key}', 'My API Key'],
  rateLimit: {
    requests: 40,
    seconds: 10,
    evidence: own(
      'Gcore documents no rate, only a queue of 100 tasks; the one figure on record is a third party’s claim of about four a second (api-evangelist/gcore, 2026-06-20), which its own rerun of 2026-09-20 no longer makes',
    ),
  },
  switches,
  sdkFixtures,
  failures: async () => (await import('./failures.ts')).failures,
  reasons: async () => (await import('./reasons.ts')).reasons,
  markers: [
    'mock-failure',
    'mock-duration',
    'mock-speech',
    'mock-languages',
    'mock-speakers',
    'mock-retries',
    'mock-labels',
    'mock-webhook',
  ],
  sampleMedia: async () => (await import('./sample-media.ts')).sampleMedia,
  operations: async () => (await import('./operations.ts')).operations,
});
