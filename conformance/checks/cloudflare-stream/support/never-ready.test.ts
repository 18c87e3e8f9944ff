// Covers: stream.ts
import { expect, it } from 'vitest';
import { runConformance } from '../../../run/runner.ts';
import { urlTarget } from '../../../targets/url.ts';
import { startStub } from '../../../testing/stub-server.ts';
import { cloudflareStreamChecks } from '../index.ts';

const TIME = '2026-01-01T00:00:00Z';
/** A video with every member that the checks demand. */
const VIDEO = {
  uid: 'ea95132c15732412d22c1476fa83f27a',
  readyToStream: false,
  meta: {},
  created: TIME,
  modified: TIME,
  duration: -1,
  input: { width: -1, height: -1 },
  playback: { hls: 'https://x.example/a', dash: 'https://x.example/b' },
};
const IDS = ['videos-life/ready', 'captions-list/empty'];

it('a server whose videos never become ready fails the check of that, and leaves those that need one untestable', async () => {
  const result = { ...VIDEO, status: { state: 'queued' } };
  const stub = await startStub((_request, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ success: true, errors: [], messages: [], result }));
  });
  let now = 0;
  const clock = {
    now: () => now,
    sleep: async (ms: number) => {
      now += ms;
    },
  };
  const keys = { accountId: '0123456789abcdef0123456789abcdef', apiToken: 'a-token' };
  const checks = cloudflareStreamChecks.filter(({ id }) => IDS.some((name) => id === `cloudflare-stream/${name}`));
  const target = urlTarget({
    baseUrls: { 'cloudflare-stream': stub.url },
    credentials: { 'cloudflare-stream': keys },
    clock,
  });
  const report = await runConformance({ target, checks, clock });
  await stub.close();
  expect(Object.fromEntries(report.checks.map(({ id, status }) => [id, status]))).toEqual({
    'cloudflare-stream/videos-life/ready': 'failed',
    'cloudflare-stream/captions-list/empty': 'untestable',
  });
});
