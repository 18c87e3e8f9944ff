// Covers: stream/life/notification.ts

import { expect, it } from 'vitest';
import { accountIdOf } from '../../src/contracts/cloudflare-gateway/account-id.ts';
import { startWorld } from '../start.ts';

/** The same requests, in a world of its own on ports of its own; returns the journal of their tenant. */
async function journalOf(seed: number): Promise<string> {
  const running = await startWorld({ settings: { clock: 'manual', seed } });
  const { baseUrl = '' } = running.providers['cloudflare-stream'] ?? {};
  const tenant = running.world.tenant('same');
  const send = async (method: string, path: string, body: string | FormData | null = null) => {
    const headers = { 'X-Auth-Email': 'a@example.com', 'X-Auth-Key': 'mock_same' };
    const answer = await fetch(`${baseUrl}/accounts/${accountIdOf('same')}${path}`, { method, headers, body });
    return await answer.text();
  };
  const { uid } = JSON.parse(await send('POST', '/stream/copy', '{"input":"https://films.example/a"}')).result;
  await send('POST', '/stream/direct_upload', '{"maxDurationSeconds":9}');
  await send('PUT', '/stream/webhook', '{"notificationUrl":"https://hooks.example/"}');
  await tenant.advance(10);
  await send('POST', `/stream/${uid}/captions/ja/generate`);
  await tenant.advance(10);
  await send('GET', `/stream/${uid}/captions/ja/vtt`);
  await send('GET', '/nowhere');
  const entries = JSON.stringify(tenant.journal.entries);
  const secret = JSON.parse(await send('GET', '/stream/webhook')).result.secret;
  await running.close();
  expect(entries).not.toContain('mock_same');
  expect(entries).not.toContain(secret);
  return entries;
}

it('same seed and same requests give the same journal, without secrets, hosts or ports', async () => {
  const first = await journalOf(7);
  expect(JSON.parse(first)).toHaveLength(7);
  expect(JSON.parse(first)).toContainEqual(
    expect.objectContaining({ kind: 'webhook', url: 'https://hooks.example/', outcome: 'elsewhere', attempts: 0 }),
  );
  expect(first).toContain('http://{host}/upload/same/');
  expect(await journalOf(7)).toBe(first);
  expect(await journalOf(8)).not.toBe(first);
});
