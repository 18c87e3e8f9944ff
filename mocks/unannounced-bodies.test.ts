// Covers: kernel/http/take-body.ts, kernel/http/json-body.ts

import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountIdOf } from '../src/contracts/cloudflare-gateway/account-id.ts';
import { sendRaw } from '../test/support/raw-http.ts';
import { type RunningWorld, startWorld } from './start.ts';

let running: RunningWorld;
const defects: unknown[] = [];
beforeAll(async () => {
  running = await startWorld({ settings: { clock: 'manual' }, onDefect: (error) => defects.push(error) });
});
afterAll(async () => {
  await running.close();
  expect(defects).toEqual([]);
});

const account = `/accounts/${accountIdOf('a')}`;
const bearer = 'Authorization: Bearer mock_a';
const gcore = 'Authorization: APIKey mock_a';
const json = 'Content-Type: application/json';
const form = 'Content-Type: multipart/form-data; boundary=b';

/** Sends a request whose head announces no body: what follows it is the next request. */
async function ask(provider: string, method: string, path: string, ...headers: string[]) {
  const base = running.providers[provider]?.baseUrl ?? '';
  const { host, pathname } = new URL(base);
  const target = path.startsWith('/tus') ? path : `${pathname.replace(/\/$/, '')}${path}`;
  const head = [`${method} ${target} HTTP/1.1`, `Host: ${host}`, 'Connection: close', ...headers];
  return sendRaw(base, [`${head.join('\r\n')}\r\n\r\n`], { patienceMs: 5_000 });
}

const routes: { provider: string; method: string; path: string; status: number; headers: string[] }[] = [
  {
    provider: 'translateplus',
    method: 'POST',
    path: '/v2/translate/subtitles',
    status: 400,
    headers: ['X-API-KEY: mock_a', json],
  },
  { provider: 'gcore-ai', method: 'POST', path: '/streaming/ai/tasks', status: 400, headers: [gcore, json] },
  {
    provider: 'cloudflare-stream',
    method: 'POST',
    path: `${account}/stream/copy`,
    status: 400,
    headers: [bearer, json],
  },
  { provider: 'cloudflare-stream', method: 'POST', path: `${account}/stream`, status: 400, headers: [bearer, form] },
  {
    provider: 'workers-ai',
    method: 'POST',
    path: `${account}/ai/run/@cf/openai/whisper-large-v3-turbo`,
    status: 400,
    headers: [bearer, json],
  },
];

/** Newer versions of Node give such a request an ended stream, which a reader would wait for in vain. */
it.each(routes)(
  'answers $provider $method $path without a body',
  async ({ provider, method, path, status, headers }) => {
    expect(await ask(provider, method, path, ...headers)).toMatchObject({ status });
  },
);

it('answers a chunk of an upload without a body', async () => {
  const tus = [bearer, 'Tus-Resumable: 1.0.0'];
  const opened = await ask(
    'cloudflare-stream',
    'POST',
    `${account}/stream?direct_user=true`,
    ...tus,
    'Upload-Length: 5',
  );
  expect(opened.status).toBe(201);
  const location = /^location: (.*)$/im.exec(opened.text)?.[1]?.trim() ?? '';
  const path = new URL(location).pathname.replace(/^.*(?=\/tus)/, '');
  const chunk = await ask(
    'cloudflare-stream',
    'PATCH',
    path,
    ...tus,
    'Content-Type: application/offset+octet-stream',
    'Upload-Offset: 0',
  );
  expect(chunk).toMatchObject({ status: 400, text: expect.stringContaining('a chunk of 0 bytes') });
});
