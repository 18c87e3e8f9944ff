// Covers: video-store.ts

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { startGcore } from '../../../test/support/gcore-bench.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function receiver(status: number): Promise<{ url: string; got: { type: string; message: { video: object } }[] }> {
  const got: { type: string; message: { video: object } }[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    got.push(JSON.parse(text));
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, got };
}

const sourceFor = (hook: string) => `https://media.example.com/a.mp4?mock-webhook=${encodeURIComponent(hook)}`;

it('reports each status once, with any answer of the receiver, and the deletion', async () => {
  const { url, got } = await receiver(500);
  const gcore = await startGcore({ switches: { webhooks: 'on' } });
  const body = { name: 'x', origin_url: sourceFor(url), auto_transcribe_audio_language: 'disable' };
  const { id, slug } = (await gcore.send('POST', '/streaming/videos', body)).body;
  await gcore.advance(600);
  expect(got.map(({ type, message }) => [type, (message.video as { status: string }).status])).toEqual([
    ['video', 'pending'],
    ['video', 'viewable'],
    ['video', 'ready'],
  ]);
  expect(Object.keys(got[2]?.message.video ?? {})).toEqual([
    'id',
    'slug',
    'name',
    'duration',
    'stream_id',
    'status',
    'converted_videos',
  ]);
  await gcore.send('DELETE', `/streaming/videos/${id}`);
  await gcore.advance(1);
  expect(got[3]).toEqual({
    type: 'video_delete',
    message: { video: { id, slug, name: 'x', status: 'ready', deleted_at: '2026-01-01T00:10:00.000Z' } },
  });
});

it('sends nothing if the switch is off, and never to other machines', async () => {
  const { url, got } = await receiver(200);
  const off = await startGcore();
  await off.send('POST', '/streaming/videos', { name: 'x', origin_url: sourceFor(url) });
  await off.advance(600);
  expect(got).toEqual([]);
  const on = await startGcore({ switches: { webhooks: 'on' } });
  const away = sourceFor('http://hooks.invalid/');
  const { id } = (await on.send('POST', '/streaming/videos', { name: 'x', origin_url: away })).body;
  await on.advance(600);
  expect((await on.send('GET', `/streaming/videos/${id}`)).body.status).toBe('ready');
});
