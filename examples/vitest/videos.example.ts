import { useHarness } from 'caption-harness/vitest';
import Cloudflare from 'cloudflare';
import { expect } from 'vitest';

const test = useHarness({ settings: { clock: 'manual' }, failOnUnmatched: true });

test('copies a video by the SDK of Cloudflare', async ({ tenant }) => {
  const { baseUrl, credentials } = tenant.provider('cloudflare-stream');
  const { accountId = '', apiToken = '' } = credentials;
  const client = new Cloudflare({ baseURL: baseUrl, apiToken });
  const video = await client.stream.copy.create({ account_id: accountId, url: 'https://cdn.example/film.mp4' });
  expect((await client.stream.get(video.uid ?? '', { account_id: accountId })).uid).toBe(video.uid);
});

// EXAMPLE_FAILS=1 shows what a failed test prints.
test.runIf(process.env.EXAMPLE_FAILS)('refuses a video without a URL', async ({ tenant }) => {
  const { baseUrl, credentials } = tenant.provider('cloudflare-stream');
  const { accountId = '', apiToken = '' } = credentials;
  const client = new Cloudflare({ baseURL: baseUrl, apiToken });
  await client.stream.copy.create({ account_id: accountId, url: '' });
});
