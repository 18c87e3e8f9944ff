// Covers: ../../mocks/control/state-view.ts, ../../mocks/control/routes/state.ts,
// ../../mocks/control/routes/replay-webhook.ts, ../../src/control-client/state-methods.ts

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningWorld, startWorld } from '../../mocks/start.ts';
import { createControlClient } from '../../src/control-client/index.ts';

const heard: string[] = [];
const receiver = createServer((request, response) => {
  heard.push(String(request.headers['webhook-signature']));
  response.end('ok');
});
let running: RunningWorld;

beforeAll(async () => {
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  running = await startWorld({ settings: { clock: 'manual' } });
});
afterAll(async () => {
  await running.close();
  receiver.close();
});

const control = () => createControlClient(running.control);

/** Makes a video with a generated track and a webhook; returns the video's uid. */
async function video(): Promise<string> {
  const { baseUrl, credentials } = running.providers['cloudflare-stream'] ?? { baseUrl: '', credentials: {} };
  const stream = `${baseUrl}/accounts/${credentials.accountId}/stream`;
  const send = async (method: string, path: string, body?: object) => {
    const headers = { Authorization: `Bearer ${credentials.apiToken}`, 'Content-Type': 'application/json' };
    const answer = await fetch(stream + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    return (await answer.json()) as { result: { uid: string } };
  };
  const { port } = receiver.address() as AddressInfo;
  await send('PUT', '/webhook', { notificationUrl: `http://127.0.0.1:${port}/hook` });
  const { result } = await send('POST', '/copy', { url: 'https://samples.invalid/a.mp4', meta: { name: 'Talk' } });
  await control().advance('demo', 600);
  await send('POST', `/${result.uid}/captions/en/generate`);
  return result.uid;
}

it('shows resources, plans in words, windows, and the text of a track', async () => {
  const uid = await video();
  const before = await control().state('demo');
  expect(before.plans).toContainEqual(expect.objectContaining({ what: 'a generated track is ready', count: 1 }));
  expect(before.windows['cloudflare-stream']).toMatchObject({ isBlocked: false, resetAt: expect.any(String) });
  await control().advance('demo', 600);
  const { resources, plans } = await control().state('demo');
  expect(plans).toEqual([]);
  expect(resources['cloudflare-stream']?.items).toMatchObject([
    { kind: 'video', id: uid, title: 'Talk', state: 'ready', hasText: false },
    { kind: 'track', parent: uid, state: 'ready', hasText: true },
  ]);
  const text = await fetch(`${running.control.url}/tenants/demo/tracks/cloudflare-stream/${uid}:en`);
  expect([text.headers.get('content-type'), await text.text()]).toEqual([
    'text/vtt; charset=utf-8',
    expect.stringMatching(/^WEBVTT\n/),
  ]);
  const none = await fetch(`${running.control.url}/tenants/demo/tracks/cloudflare-stream/${uid}:__proto__`);
  expect(none.status).toBe(404);
});

it('sends a webhook again as it was, as a new entry', async () => {
  const first = await control().wait('demo', { match: { kind: 'webhook' } });
  const before = heard.length;
  const entry = String(first.entries[0]?.id);
  const again = await control().replayWebhook('demo', entry);
  expect(again).toMatchObject({ outcome: 'answered', status: 200 });
  expect(again.entry).not.toBe(entry);
  expect(heard.length).toBe(before + 1);
  expect(heard.at(-1)).toMatch(/^time=\d+,sig1=/);
  await expect(control().replayWebhook('demo', 'demo-1')).rejects.toMatchObject({ status: 404 });
});

it('arms the same chaos for the same seed', async () => {
  const texts = async () => (await control().addChaos('demo', 'rough')).faults.map(({ text }) => text);
  const first = await texts();
  expect(first.length).toBeGreaterThan(3);
  expect(await texts()).toEqual(first);
});

it('shows the tasks of Gcore and what is planned for them', async () => {
  await control().createTenant({ name: 'films' });
  const answer = await fetch(`${running.providers['gcore-ai']?.baseUrl}/streaming/ai/tasks`, {
    method: 'POST',
    headers: { Authorization: 'APIKey mock_films', 'Content-Type': 'application/json' },
    body: JSON.stringify({ task_name: 'transcription', url: 'https://example.com/a.mp4' }),
  });
  expect(answer.status).toBe(201);
  const { resources, plans } = await control().state('films');
  expect(resources['gcore-ai']?.items).toMatchObject([{ kind: 'task', hasText: false }]);
  expect(plans[0]?.what).toBe('a task goes on');
});
