// Covers: kernel/http/carry-out.ts, kernel/http/gates.ts, kernel/http/json-body.ts

import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountIdOf } from '../src/contracts/cloudflare-gateway/account-id.ts';
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
const base = (provider: keyof RunningWorld['providers']) => running.providers[provider]?.baseUrl ?? '';
const account = accountIdOf('a');
const subtitles = { format: 'srt', content: '1\n00:00:01,000 --> 00:00:02,000\nHi\n', source: 'en', target: 'es' };
const bearer = { Authorization: 'Bearer mock_a' };
const gcore = { Authorization: 'APIKey mock_a' };

/** Every kind of route that reads JSON, and how its catalogue refuses a body that it does not read. */
const routes: [what: string, address: () => string, headers: Record<string, string>, body: object, status: number][] = [
  ['TranslatePlus', () => `${base('translateplus')}/v2/translate/subtitles`, { 'X-API-KEY': 'mock_a' }, subtitles, 415],
  ['Gcore, a task', () => `${base('gcore-ai')}/streaming/ai/tasks`, gcore, { url: 'https://a.example/b.mp4' }, 415],
  ['Gcore, a video', () => `${base('gcore-ai')}/streaming/videos`, gcore, { video: { name: 'a' } }, 415],
  [
    'Cloudflare Stream',
    () => `${base('cloudflare-stream')}/accounts/${account}/stream/copy`,
    bearer,
    { input: 'https://a.example/b.mp4' },
    400,
  ],
  [
    'Workers AI',
    () => `${base('workers-ai')}/accounts/${account}/ai/run/@cf/openai/whisper-large-v3-turbo`,
    bearer,
    { audio: 'AAAA' },
    400,
  ],
  ['the control API', () => `${running.control.url}/tenants`, {}, { name: 'b' }, 415],
];

describe.each(routes)('a JSON body for %s', (_what, address, headers, body, status) => {
  const send = (coding: string, bytes: Uint8Array<ArrayBuffer> | string) =>
    fetch(address(), {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json', 'Content-Encoding': coding },
      body: bytes,
    });
  const text = JSON.stringify(body);

  it.each(['gzip', 'GZIP', 'br', 'identity, gzip', 'nonsense'])(
    'is refused under Content-Encoding: %s',
    async (coding) => {
      for (const bytes of [text, new Uint8Array(gzipSync(text))]) {
        const answer = await send(coding, bytes);
        expect(answer.status).toBe(status);
        expect(await answer.json()).toBeTypeOf('object');
      }
    },
  );

  it('is read under Content-Encoding: identity', async () => {
    const plain = await fetch(address(), {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: text,
    });
    // A tenant can be made once.
    const again = await send('identity', text.replace('"b"', '"c"'));
    expect(again.status).toBe(plain.status);
  });
});
