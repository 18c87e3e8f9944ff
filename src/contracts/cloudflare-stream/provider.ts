import { documented } from '../../base/evidence.ts';
import { gateway } from '../cloudflare-gateway/provider.ts';
import { userWindow } from '../cloudflare-gateway/user-window.ts';
import { providerRow } from '../provider-row.ts';
import { switches } from './switches.ts';

/** Cloudflare Stream: captions and the videos under them. */
export const provider = providerRow({
  ...gateway,
  id: 'cloudflare-stream',
  title: 'Cloudflare Stream captions',
  // Upload URLs lead there (cloudflare-docs stream/uploading-videos: direct creator uploads, resumable uploads; ci:59799661162).
  otherHosts: ['upload.videodelivery.net', 'upload.cloudflarestream.com', 'edge-production.gateway.api.cloudflare.com'],
  example: (baseUrl, { accountId = '', apiToken = '' }) =>
    `curl ${baseUrl}/accounts/${accountId}/stream/copy -H 'Authorization: Bearer ${apiToken}' ` +
    `-d '{"input":"https://media.example/film.mp4"}'`,
  rateLimit: {
    ...userWindow,
    counts: 'listener',
    evidence: documented(
      'developers.cloudflare.com/fundamentals/api/reference/limits: 1200 in five minutes per user, all products together',
    ),
  },
  switches,
  sdkFixtures: { sdkFixtures: 'on' },
  failures: async () => (await import('./failures.ts')).failures,
  reasons: async () => (await import('./reasons.ts')).reasons,
  markers: ['mock-failure', 'mock-duration', 'mock-speech'],
  sampleMedia: async () => (await import('./sample-meanings.ts')).sampleMeanings,
  operations: async () => (await import('./operations.ts')).operations,
});
