// Covers: data-folder.ts, http/other-methods.ts, http/send-object.ts, tracks.ts, videos/caption-store.ts,
// ../media/container.ts, videos/edit-cue.ts, videos/types.ts, videos/view.ts

import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { helloVideo } from '../../test/support/pipeline-mocks.ts';
import { sendRaw } from '../../test/support/raw-http.ts';
import { ended, helloForm, type TestOrigin, upload, useOrigin, type VideoView } from './test-support/start.ts';

const bytes = readFileSync(helloVideo);
let at: TestOrigin;
let video: VideoView;
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${at.origin.url}${path}`, { headers, method });

describe('a stored video', () => {
  beforeAll(async () => {
    at = await useOrigin();
    const { id } = await upload(at.origin.url);
    video = await ended(at.origin.url, id);
  });
  afterAll(() => at.close());

  it.each([
    ['bytes=0-0', 0, 1],
    ['bytes=100-199', 100, 200],
    ['bytes=116000-', 116_000, bytes.length],
    ['bytes=-10', bytes.length - 10, bytes.length],
    ['bytes=116000-999999999', 116_000, bytes.length],
  ])('is served in part for %s', async (range, from, to) => {
    const answer = await get(video.url, { Range: range });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe(`bytes ${from}-${to - 1}/${bytes.length}`);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes.subarray(from, to));
  });

  it.each(['bytes=5-2', 'lines=1-2', 'bytes=x-', 'bytes=0-1,5-6'])('is served whole for %s', async (range) => {
    const answer = await get(video.url, { Range: range });
    // RFC 9110, 14.2: an unreadable header, or one for several parts, may be ignored.
    expect(answer.status).toBe(200);
  });

  it('is refused in part behind its end', async () => {
    const answer = await get(video.url, { Range: `bytes=${bytes.length}-` });
    expect(answer.status).toBe(416);
    expect(answer.headers.get('content-range')).toBe(`bytes */${bytes.length}`);
    expect(await answer.text()).toBe('');
  });

  it('answers conditional requests', async () => {
    const whole = await get(video.url, {}, 'HEAD');
    const etag = whole.headers.get('etag') ?? '';
    const modified = whole.headers.get('last-modified') ?? '';
    expect(whole.headers.get('content-length')).toBe(String(bytes.length));
    expect(whole.headers.get('content-type')).toBe('video/mp4');
    const earlier = new Date(Date.parse(modified) - 1000).toUTCString();
    const rows: [Record<string, string>, number][] = [
      [{ 'If-None-Match': etag }, 304],
      [{ 'If-None-Match': `"x", W/${etag}` }, 304],
      [{ 'If-None-Match': '"x"', 'If-Modified-Since': modified }, 200],
      [{ 'If-Modified-Since': modified }, 304],
      [{ 'If-Modified-Since': earlier }, 200],
      [{ 'If-Match': '"x"' }, 412],
      [{ 'If-Match': etag, 'If-Unmodified-Since': earlier }, 200],
      [{ 'If-Unmodified-Since': earlier }, 412],
      [{ Range: 'bytes=0-1', 'If-Range': etag }, 206],
      [{ Range: 'bytes=0-1', 'If-Range': '"x"' }, 200],
      [{ Range: 'bytes=0-1', 'If-Range': modified }, 206],
      [{ Range: 'bytes=0-1', 'If-Range': earlier }, 200],
    ];
    for (const [headers, status] of rows) {
      const answer = await get(video.url, { 'Cache-Control': 'max-age=0', ...headers });
      expect([headers, answer.status]).toEqual([headers, status]);
      if (status === 304) expect(answer.headers.get('etag')).toBe(etag);
      await answer.arrayBuffer();
    }
  });

  it('is one file: other names beside it do not exist', async () => {
    for (const name of ['video.webm', 'video', 'record.json', '..%2f..%2frecords']) {
      expect((await get(`/videos/${video.id}/${name}`)).status).toBe(404);
    }
    const answer = await sendRaw(at.origin.url, [
      `GET /videos/${video.id}/captions/../../../../../../etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    ]);
    expect(answer.status).toBe(404);
    expect((await get(`/videos/${video.id}/captions/..%2F..%2Fvideo.vtt`)).status).toBe(404);
  });
});

describe('the cache', () => {
  const begin = async (cacheSubtitles = false) => {
    at = await useOrigin({ cacheSubtitles });
    const { id } = await upload(at.origin.url);
    video = await ended(at.origin.url, id);
  };
  afterEach(() => at.close());
  const look = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
    const answer = await get(path, headers, method);
    await answer.arrayBuffer();
    return [answer.headers.get('cf-cache-status'), answer.headers.get('age')];
  };

  it('keeps videos, whole or in part, and reports their age', async () => {
    await begin();
    expect(await look(video.url, {}, 'HEAD')).toEqual(['DYNAMIC', null]);
    expect(await look(video.url, { Range: 'bytes=0-9' })).toEqual(['MISS', null]);
    expect(await look(video.url)).toEqual(['HIT', '0']);
    at.clock.time += 5_500;
    expect(await look(video.url, { Range: 'bytes=10-19' })).toEqual(['HIT', '5']);
    at.clock.time += 86_400_000;
    expect(await look(video.url)).toEqual(['REVALIDATED', '0']);
    expect(await look(video.url)).toEqual(['HIT', '0']);
    const answer = await get(video.url);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=86400');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
  });

  it('does not keep subtitles: their extensions are not in the list', async () => {
    await begin();
    const path = `/videos/${video.id}/captions/en.vtt`;
    expect(await look(path)).toEqual(['DYNAMIC', null]);
    expect(await look(path)).toEqual(['DYNAMIC', null]);
    expect(await look(path.replace('.vtt', '.srt'))).toEqual(['DYNAMIC', null]);
  });

  it('keeps subtitles by a rule until they change', async () => {
    await begin(true);
    const path = `/videos/${video.id}/captions/en.vtt`;
    expect(await look(path)).toEqual(['MISS', null]);
    expect(await look(path)).toEqual(['HIT', '0']);
    const body = JSON.stringify({ cue: 0, text: 'Changed' });
    const headers = { 'Content-Type': 'application/json' };
    await fetch(`${at.origin.url}/videos/${video.id}/captions/en`, { method: 'PATCH', headers, body });
    const answer = await get(path);
    expect(answer.headers.get('cf-cache-status')).toBe('MISS');
    expect(await answer.text()).toContain('Changed');
  });
});

describe('a page of another site', () => {
  beforeAll(async () => {
    at = await useOrigin();
  });
  afterAll(() => at.close());

  it('cannot make a browser change anything', async () => {
    const send = async (headers: Record<string, string>) => {
      const answer = await fetch(`${at.origin.url}/videos`, { method: 'POST', body: await helloForm(), headers });
      return answer.status;
    };
    expect(await send({ Origin: 'https://other.example' })).toBe(403);
    expect(await send({ Origin: 'null' })).toBe(403);
    expect(await send({ Origin: at.origin.url })).toBe(202);
  });
});
