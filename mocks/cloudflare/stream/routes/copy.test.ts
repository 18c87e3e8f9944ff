// Covers: ../life/media-facts.ts, ../life/video-life.ts, errors.ts

import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { helloCaptions } from '../../../../fixtures/media/hello-captions.ts';
import { SAMPLE_MEDIA_BASE } from '../../../../src/contracts/cloudflare-stream/sample-media.ts';
import { Video } from '../../../../src/contracts/cloudflare-stream/schemas.ts';
import { expectRefusal, useCloudflare } from '../../../../test/support/cloudflare-bench.ts';
import { clip, form, get, post, useServers } from '../../test-support/origin.ts';

const { user } = useCloudflare();
const serve = useServers();
const serveFile = (bytes: Uint8Array, seen: string[] = []) =>
  serve((request, response) => {
    seen.push(request.method ?? '');
    response.setHeader('Content-Length', bytes.length);
    response.end(request.method === 'HEAD' ? undefined : bytes);
  });
const wordsOf = (text: string) =>
  text
    .replace(/^WEBVTT|^\d+$|^.*-->.*$/gm, '')
    .split(/\s+/)
    .filter(Boolean)
    .join(' ');

describe('a copy', () => {
  it('passes its states on the clock and shows what SPEC has', async () => {
    const one = user();
    const answer = await post(one, '/stream/copy', {
      input: 'https://films.example/a.mp4',
      meta: { name: 'A' },
      nonsense: 1,
    });
    const { result } = answer.body;
    expect(result).toMatchObject({
      status: { state: 'downloading' },
      readyToStream: false,
      duration: -1,
      input: { width: -1, height: -1 },
      uploadExpiry: null,
      maxSizeBytes: 0,
      maxDurationSeconds: 0,
      meta: { name: 'A', 'downloaded-from': 'https://films.example/a.mp4' },
    });
    expect(result.status).toEqual({ state: 'downloading' });
    expect(result.size).toBeGreaterThan(0);
    expect(result.nonsense).toBeUndefined();
    const states: string[] = [];
    for (let second = 0; second < 10; second += 1) {
      const video = Video.parse(await get(one, result.uid));
      states.push(`${video.status.state} ${Number(video.status.pctComplete ?? -1)}`);
      await one.tenant.advance(1);
    }
    expect([...new Set(states)]).toEqual([
      'downloading -1',
      'queued -1',
      'inprogress 0',
      'inprogress 39',
      'inprogress 78',
      'ready 100',
    ]);
    const ready = await get(one, result.uid);
    expect(ready).toMatchObject({ readyToStream: true, duration: 60, input: { width: 1280, height: 720 } });
    expect(ready.status.pctComplete).toBe('100.000000');
    expect(ready.preview).toBe(ready.playback.hls.replace('manifest/video.m3u8', 'watch'));
    expect(Date.parse(ready.readyToStreamAt) - Date.parse(ready.created)).toBe(6000);
  });

  it('is ready at the first quality level where the switch says so', async () => {
    const one = user({ switches: { 'cloudflare-stream.readyAt': 'first-quality' } });
    const uid = await one.video(undefined, 4);
    expect((await get(one, uid)).status).toMatchObject({ state: 'ready', pctComplete: '39.000000' });
    await one.tenant.advance(2);
    expect((await get(one, uid)).status).toMatchObject({ state: 'ready', pctComplete: '100.000000' });
  });

  it('from this machine is really fetched, and captioned with its real words', async () => {
    const one = user();
    const seen: string[] = [];
    const uid = await one.video(`${await serveFile(clip, seen)}/hello.mp4`);
    expect(new Set(seen)).toEqual(new Set(['HEAD', 'GET']));
    const video = await get(one, uid);
    expect(video).toMatchObject({ status: { state: 'ready' }, size: clip.length });
    expect(video.duration).toBeCloseTo(helloCaptions.durationSeconds, 0);
    await post(one, `/stream/${uid}/captions/en/generate`, {});
    await one.tenant.advance(10);
    const { text } = await one.send('GET', `/stream/${uid}/captions/en/vtt`);
    expect(wordsOf(text)).toBe(helloCaptions.segments.map((segment) => segment.text).join(' '));
  });

  it('names its size at once', async () => {
    const one = user();
    const answer = await post(one, '/stream/copy', { url: `${await serveFile(clip)}/x.mp4` });
    expect(answer.body.result.size).toBe(clip.length);
  });

  it.each<[string, RequestListener, string]>([
    ['a 404', (_request, response) => response.writeHead(404).end(), 'ERR_FETCH_ORIGIN_ERROR'],
    [
      'an origin without HEAD',
      (request, response) =>
        response.writeHead(request.method === 'HEAD' ? 405 : 200).end(request.method === 'HEAD' ? undefined : clip),
      'ERR_FETCH_ORIGIN_ERROR',
    ],
    ['a cut connection', (request) => request.socket.destroy(), 'ERR_FETCH_ORIGIN_ERROR'],
    [
      'a way off this machine',
      (_request, response) => response.writeHead(302, { Location: 'https://films.example/' }).end(),
      'ERR_FETCH_ORIGIN_ERROR',
    ],
    ['a page', (_request, response) => response.end('<html></html>'), 'ERR_NON_VIDEO'],
    ['a file cut short', (_request, response) => response.end(clip.subarray(0, 40_000)), 'ERR_MALFORMED_VIDEO'],
  ])('%s ends in an error', async (_what, listener, code) => {
    const one = user();
    const uid = await one.video(`${await serve(listener)}/x.mp4`);
    expect((await get(one, uid)).status).toMatchObject({ state: 'error', errorReasonCode: code });
    expectRefusal(await post(one, `/stream/${uid}/captions/en/generate`, {}), 400, 10067, 'stream');
  });

  it.each([
    ['blink.mp4', 'ERR_DURATION_TOO_SHORT'],
    ['damaged.mp4', 'ERR_MALFORMED_VIDEO'],
    ['page.html', 'ERR_NON_VIDEO'],
    ['gone.mp4', 'ERR_FETCH_ORIGIN_ERROR'],
    ['odd.mp4', 'ERR_UNKNOWN'],
  ])('the imagined %s ends in %s', async (name, code) => {
    const one = user();
    const uid = await one.video(`${SAMPLE_MEDIA_BASE}/${name}`);
    expect((await get(one, uid)).status).toMatchObject({ state: 'error', errorReasonCode: code });
  });

  it('an origin may call the mock before it answers', async () => {
    const one = user();
    let state = '';
    const uid = await one.video(
      `${await serve(async (request, response) => {
        if (request.method === 'GET') state = (await get(one, uid)).status.state;
        response.end(request.method === 'HEAD' ? undefined : clip);
      })}/x.mp4`,
      0,
    );
    await one.tenant.advance(10);
    expect(state).toBe('downloading');
    expect((await get(one, uid)).status.state).toBe('ready');
  });

  it.each([
    [{}, 10010],
    [{ input: 'not a url' }, 10010],
    [{ input: 'ftp://films.example/a.mp4' }, 10010],
    [{ input: 7 }, 10004],
    [{ input: 'https://a.example/', meta: 'x' }, 10004],
    [{ input: 'https://a.example/', allowedOrigins: 'x' }, 10004],
    [{ input: 'https://a.example/', thumbnailTimestampPct: 2 }, 10005],
    [{ input: 'https://a.example/', creator: 'x'.repeat(65) }, 10005],
    [{ input: 'https://a.example/', scheduledDeletion: '2026-01-02T00:00:00Z' }, 10060],
  ])('%j is refused with %d', async (body, code) => {
    const one = user();
    expectRefusal(await post(one, '/stream/copy', body), 400, code, 'stream');
    expect((await one.send('GET', '/stream')).body.result).toEqual([]);
  });

  it.each([
    ['broken JSON', '{"input":', 400, 10004],
    ['an array', '[]', 400, 10004],
    ['bad UTF-8', Buffer.from([0x7b, 0xff]), 400, 10004],
    ['two megabytes', `{"input":"${'x'.repeat(2_000_000)}"}`, 413, 19914],
  ])('%s is refused', async (_what, body, status, code) => {
    const answer = await user().send('POST', '/stream/copy', { body: body as string });
    expect([answer.status, answer.body.errors[0].code]).toEqual([status, code]);
  });

  it('a form instead of JSON cannot be decoded, curl’s wrong content type does not matter', async () => {
    const one = user();
    expectRefusal(await one.send('POST', '/stream/copy', { body: form(clip) }), 400, 10004, 'stream');
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    expect((await post(one, '/stream/copy', { url: 'https://a.example/' }, headers)).status).toBe(200);
  });

  it('counts the characters of a creator', async () => {
    const creator = '😀'.repeat(64);
    const answer = await post(user(), '/stream/copy', { input: 'https://a.example/', creator });
    expect(answer.body.result?.creator).toBe(creator);
  });

  it('reads the creator from its header', async () => {
    const answer = await post(user(), '/stream/copy', { url: 'https://a.example/' }, { 'Upload-Creator': 'anna' });
    expect(answer.body.result.creator).toBe('anna');
  });

  it('is deleted at its scheduled deletion, unless that was removed', async () => {
    const one = user();
    const at = new Date(one.tenant.now() + 31 * 86_400_000).toISOString();
    const [first, second] = await Promise.all(
      ['a', 'b'].map(async (name) => {
        const answer = await post(one, '/stream/copy', { url: `https://x.example/${name}`, scheduledDeletion: at });
        return answer.body.result.uid as string;
      }),
    );
    await post(one, `/stream/${second}`, { scheduledDeletion: null });
    await one.tenant.advance(32 * 86_400);
    expect((await one.send('GET', `/stream/${first}`)).status).toBe(404);
    expect((await one.send('GET', `/stream/${second}`)).status).toBe(200);
  });
});
