import { documented } from '../../base/evidence.ts';
import { gateway } from '../cloudflare-gateway/provider.ts';
import { providerRow } from '../provider-row.ts';
import { sampleAudioBase64 } from './sample-audio.ts';
import { switches } from './switches.ts';

/** Workers AI: speech recognition. */
export const provider = providerRow({
  ...gateway,
  id: 'workers-ai',
  title: 'Workers AI speech recognition',
  example: (baseUrl, { accountId = '', apiToken = '' }) =>
    `curl ${baseUrl}/accounts/${accountId}/ai/run/@cf/openai/whisper-large-v3-turbo ` +
    `-H 'Authorization: Bearer ${apiToken}' -d '{"audio":"${sampleAudioBase64}"}'`,
  rateLimit: {
    requests: 720,
    seconds: 60,
    evidence: documented('cloudflare-docs workers-ai/platform/limits: 720 a minute for automatic speech recognition'),
  },
  switches,
  sdkFixtures: { undecodable: 'guess', sdkModel: 'on' },
  failures: async () => (await import('./failures.ts')).failures,
  reasons: async () => (await import('./failures.ts')).failures,
  operations: async () => (await import('./operations.ts')).operations,
});
