// Covers: http/errors.ts

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { helloVideo } from '../../test/support/pipeline-mocks.ts';
import { ended, type TestOrigin, upload, useOrigin, type VideoView } from './test-support/start.ts';

let at: TestOrigin;
let video: VideoView;
beforeAll(async () => {
  at = await useOrigin();
  video = await ended(at.origin.url, (await upload(at.origin.url)).id);
});
afterAll(async () => {
  await at.close();
  expect(at.defects).toEqual([]);
});
const send = (method: string, path: string, headers: Record<string, string> = {}, body?: string) =>
  fetch(`${at.origin.url}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });

describe('a part of a file', () => {
  const size = readFileSync(helloVideo).length;
  it.each([
    ['bytes=-99999999', 206, `bytes 0-${size - 1}/${size}`],
    ['bytes=0-1,2-3', 206, `bytes 0-3/${size}`],
    ['bytes=0-1,10-11', 200, null],
    ['bytes=5-2', 200, null],
    ['bytes=-0', 416, `bytes */${size}`],
  ])('asked for by %s is answered with %i', async (range, status, contentRange) => {
    const answer = await send('GET', video.url, { Range: range });
    await answer.arrayBuffer();
    expect([answer.status, answer.headers.get('content-range')]).toEqual([status, contentRange]);
  });

  it('is served only for GET', async () => {
    const answer = await send('HEAD', video.url, { Range: 'bytes=0-1' });
    expect([answer.status, answer.headers.get('content-length')]).toEqual([200, String(size)]);
  });
});

it('answers 304 with the headers for a cache, and without the file', async () => {
  const whole = await send('GET', video.url);
  await whole.arrayBuffer();
  const answer = await send('GET', video.url, {
    'If-None-Match': whole.headers.get('etag') ?? '',
    Range: 'bytes=0-1',
    // Without it fetch adds `no-cache` to conditional requests.
    'Cache-Control': 'max-age=0',
  });
  expect(answer.status).toBe(304);
  for (const name of ['etag', 'last-modified', 'cache-control', 'date'])
    expect(answer.headers.get(name)).not.toBeNull();
  for (const name of ['etag', 'last-modified', 'cache-control']) {
    expect(answer.headers.get(name)).toBe(whole.headers.get(name));
  }
  for (const name of ['content-type', 'content-range', 'content-length']) expect(answer.headers.get(name)).toBeNull();
});

describe('an edit under a precondition', () => {
  const path = () => `/videos/${video.id}/captions/en`;
  const edit = async (headers: Record<string, string>) => {
    const json = { 'Content-Type': 'application/json', ...headers };
    const answer = await send('PATCH', path(), json, JSON.stringify({ cue: 0, text: `At ${performance.now()}` }));
    await answer.arrayBuffer();
    return answer.status;
  };
  const tag = async () => (await send('HEAD', `${path()}.vtt`)).headers.get('etag') ?? '';

  it.each<[string, () => Promise<Record<string, string>>, number]>([
    ['If-Match: *', async () => ({ 'If-Match': '*' }), 200],
    ['a list with its tag', async () => ({ 'If-Match': `"zzz", ${await tag()}` }), 200],
    ['a list without it', async () => ({ 'If-Match': '"zzz", "yyy"' }), 412],
    ['its tag, weak', async () => ({ 'If-Match': `W/${await tag()}` }), 412],
    ['If-None-Match: *', async () => ({ 'If-None-Match': '*' }), 412],
    ['If-None-Match with its tag', async () => ({ 'If-None-Match': await tag() }), 412],
    ['If-None-Match with another', async () => ({ 'If-None-Match': '"zzz"' }), 200],
    ['an old date', async () => ({ 'If-Unmodified-Since': 'Sun, 06 Nov 1994 08:49:37 GMT' }), 412],
    ['what is no date', async () => ({ 'If-Unmodified-Since': '1' }), 200],
  ])('%s', async (_what, headers, status) => {
    expect(await edit(await headers())).toBe(status);
  });
});

it('removes a video and retries a job under the preconditions that fit', async () => {
  const { id } = await upload(at.origin.url);
  await ended(at.origin.url, id);
  for (const [headers, status] of [
    [{ 'If-Match': '"some"' }, 412],
    [{ 'If-None-Match': '*' }, 412],
  ] as const) {
    for (const [method, path] of [
      ['DELETE', `/videos/${id}`],
      ['POST', `/videos/${id}/retry`],
    ] as const) {
      const answer = await send(method, path, headers);
      expect([method, answer.status, await answer.json()]).toMatchObject([
        method,
        status,
        { error: { code: 'precondition' } },
      ]);
    }
  }
  expect((await send('DELETE', `/videos/${id}`, { 'If-Match': '*' })).status).toBe(204);
});

describe('a method that an address does not have', () => {
  const addresses: [path: () => string, allow: string][] = [
    [() => '/', 'GET, HEAD'],
    [() => '/page.css', 'GET, HEAD'],
    [() => '/page.js', 'GET, HEAD'],
    [() => '/health', 'GET, HEAD'],
    [() => '/openapi.json', 'GET, HEAD'],
    [() => '/docs', 'GET, HEAD'],
    [() => '/videos', 'GET, HEAD, POST'],
    [() => `/videos/${video.id}`, 'GET, HEAD, DELETE'],
    [() => `/videos/${video.id}/retry`, 'POST'],
    [() => `/videos/${video.id}/events`, 'GET, HEAD'],
    [() => video.url, 'GET, HEAD'],
    [() => `/videos/${video.id}/captions/en.vtt`, 'GET, HEAD, PUT'],
    [() => `/videos/${video.id}/captions/en.srt`, 'GET, HEAD'],
    [() => `/videos/${video.id}/captions/en`, 'PATCH'],
    [() => `/videos/${video.id}/captions`, 'POST'],
    [() => `/videos/${video.id}/captions/en/stale`, 'GET, HEAD'],
  ];

  it.each(addresses)('%s refuses it and lists its methods', async (path, allow) => {
    const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'];
    for (const method of methods.filter((one) => !allow.split(', ').includes(one))) {
      const answer = await send(method, path());
      expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, allow]);
      if (method !== 'HEAD') expect(await answer.json()).toMatchObject({ error: { code: 'method' } });
    }
    const options = await send('OPTIONS', path());
    expect([options.status, options.headers.get('allow')]).toEqual([204, allow]);
  });

  it('is not found at an unknown address', async () => {
    for (const method of ['GET', 'POST', 'DELETE', 'OPTIONS']) {
      expect((await send(method, '/nothing')).status).toBe(404);
      expect((await send(method, `/videos/${video.id}/other.mp4`)).status).toBe(404);
    }
  });
});
