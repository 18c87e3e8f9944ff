// Covers: http/encoding.ts, http/error-answer.ts

import { request as ask } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFileStore } from './store/file-store.ts';
import { ended, type TestOrigin, upload, useOrigin } from './test-support/start.ts';

const long = `WEBVTT\n\n00:00.000 --> 00:02.000\n${'Hello again. '.repeat(200)}\n`;
let at: TestOrigin;
let track: string;
let video: string;
beforeAll(async () => {
  at = await useOrigin();
  const { id, url } = await ended(at.origin.url, (await upload(at.origin.url)).id);
  video = url;
  track = `/videos/${id}/captions/en`;
  await createFileStore(`${at.at.folder}/data/objects`).putText(`${track.slice(1)}.vtt`, long);
});
afterAll(async () => {
  await at.close();
  expect(at.defects).toEqual([]);
});

/** Asks without the decoding that fetch adds. */
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<{ status: number; coding: string | undefined; headers: Record<string, unknown>; body: Buffer }>(
    (resolve, reject) => {
      ask(`${at.origin.url}${path}`, { method, headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const { statusCode: status = 0, headers: all } = answer;
          resolve({ status, coding: all['content-encoding'], headers: all, body: Buffer.concat(chunks) });
        });
      })
        .on('error', reject)
        .end();
    },
  );

it.each([
  ['gzip', 'gzip'],
  ['gzip, deflate, br', 'gzip'],
  ['*', 'gzip'],
  ['GZIP;q=0.5', 'gzip'],
  ['gzip;q=0', undefined],
  ['identity', undefined],
  ['br', undefined],
  ['identity, gzip;q=0.1', undefined],
  ['', undefined],
])('answers a track for Accept-Encoding "%s" in the coding %s', async (accepted, coding) => {
  const answer = await get(`${track}.vtt`, { 'Accept-Encoding': accepted });
  expect([answer.status, answer.coding, answer.headers.vary]).toEqual([200, coding, 'Accept-Encoding']);
  expect((coding === 'gzip' ? gunzipSync(answer.body) : answer.body).toString()).toBe(long);
  const head = await get(`${track}.vtt`, { 'Accept-Encoding': accepted }, 'HEAD');
  for (const name of ['etag', 'vary', 'content-encoding', 'content-type', 'last-modified'])
    expect([name, head.headers[name]]).toEqual([name, answer.headers[name]]);
  expect(head.body.length).toBe(0);
});

it('gives a compressed track its own tag, with which it is revalidated and edited', async () => {
  const accepted = { 'Accept-Encoding': 'gzip' };
  const plain = String((await get(`${track}.vtt`)).headers.etag);
  const small = String((await get(`${track}.vtt`, accepted)).headers.etag);
  expect(small).toBe(`${plain.slice(0, -1)}-gzip"`);
  expect((await get(`${track}.vtt`, { ...accepted, 'If-None-Match': small })).status).toBe(304);
  expect((await get(`${track}.vtt`, { ...accepted, 'If-None-Match': plain })).status).toBe(200);
  expect((await get(`${track}.vtt`, { 'If-None-Match': small })).status).toBe(200);
  const part = await get(`${track}.vtt`, { ...accepted, Range: 'bytes=0-5', 'If-Range': plain });
  expect([part.status, part.coding, part.body.toString()]).toEqual([206, undefined, 'WEBVTT']);
  const edited = await fetch(`${at.origin.url}${track}`, {
    method: 'PATCH',
    headers: { 'If-Match': small, 'Content-Type': 'application/json' },
    body: JSON.stringify({ cue: 0, text: 'Hello again. '.repeat(200) }),
  });
  expect(edited.status).toBe(200);
});

it('compresses the page and answers in JSON, not videos and short texts', async () => {
  const coding = async (path: string) => (await get(path, { 'Accept-Encoding': 'gzip' })).coding;
  expect(await coding('/page.css')).toBe('gzip');
  expect(await coding('/page.js')).toBe('gzip');
  for (let count = 0; count < 2; count += 1) await upload(at.origin.url);
  const list = await get('/videos', { 'Accept-Encoding': 'gzip' });
  expect(JSON.parse(gunzipSync(list.body).toString())).toHaveProperty('videos');
  expect(await coding(video)).toBeUndefined();
  expect(await coding('/health')).toBeUndefined();
  const missing = await get(`${video}x`, { 'Accept-Encoding': 'gzip' });
  expect([missing.status, missing.coding]).toEqual([404, undefined]);
});
