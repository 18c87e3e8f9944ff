// Covers: create-task.ts, markers.ts, pace.ts, renditions.ts, task-steps.ts, video-life.ts

import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { helloCaptions } from '../../../fixtures/media/hello-captions.ts';
import { startGcore } from '../../../test/support/gcore-bench.ts';
import { secondOfSilence } from '../../kernel/media/test-support/wav.ts';
import { tasksOf } from '../model/state.ts';

const clip = await readFile(new URL('../../../fixtures/media/hello-captions.mp4', import.meta.url));
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Serves on this machine; counts what it is asked for. */
async function site(listener: RequestListener): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const serveClip: RequestListener = (_request, response) => response.end(clip);

/** The clip with another hash: its `free` space, if any, or its last byte differs. */
function unknownClip(): Buffer {
  const copy = Buffer.from(clip);
  copy[copy.length - 1] = (copy[copy.length - 1] ?? 0) ^ 0xff;
  return copy;
}

describe('files on this machine', () => {
  it('are read once, when the task starts, and known by their content', async () => {
    const gcore = await startGcore();
    const { url, asked } = await site(serveClip);
    const id = await gcore.task({ url: `${url}/any/name` });
    expect(asked).toEqual([]);
    await gcore.advance(60);
    expect(asked).toEqual(['GET /any/name']);
    const { result } = (await gcore.send('GET', `/streaming/ai/tasks/${id}`)).body;
    expect(result.concatenated_text).toBe(helloCaptions.segments.map(({ text }) => text).join(' '));
    expect(result.subtitles[0]).toEqual({ start_time: '00:00:00.500', end_time: '00:00:01.356', text: 'Hello world.' });
  });

  it('are really translated where the phrasebook knows their lines', async () => {
    const gcore = await startGcore();
    const { url } = await site(serveClip);
    const { result } = await gcore.finished({ url, subtitles_language: 'ger' });
    expect(result.subtitles[0].text).toBe('Hallo Welt.');
    expect(result.subtitles).toHaveLength(helloCaptions.segments.length);
  });

  it('of unknown content get speech of their length', async () => {
    const gcore = await startGcore();
    const { url } = await site((_request, response) => response.end(unknownClip()));
    const task = await gcore.finished({ url });
    expect(task.status).toBe('SUCCESS');
    expect(task.processing_time.total_time_sec).toBeCloseTo(16.7 / 5, 1);
    const { subtitles } = task.result;
    expect(subtitles.length).toBeGreaterThan(2);
    expect(subtitles.at(-1).end_time > '00:00:12' && subtitles.at(-1).end_time <= '00:00:16.800').toBe(true);
  });

  it.each<[string, RequestListener, string]>([
    ['404', (_q, s) => s.writeHead(404).end(), 'The requested origin was not found'],
    ['403', (_q, s) => s.writeHead(403).end(), 'Access to the origin is forbidden'],
    ['401', (_q, s) => s.writeHead(401).end(), 'Access to the origin is forbidden'],
    ['500', (_q, s) => s.writeHead(500).end(), 'The requested origin was not found'],
    ['a cut connection', (q) => q.socket.destroy(), 'Connection reset by peer'],
    [
      'less than announced',
      (_q, s) => {
        s.writeHead(200, { 'content-length': String(clip.length) });
        s.write(clip.subarray(0, 9000), () => s.socket?.destroySoon());
      },
      'The downloaded file is incomplete',
    ],
    ['half an MP4', (_q, s) => s.end(clip.subarray(0, clip.length >> 1)), 'The downloaded file is incomplete'],
    ['a web page', (_q, s) => s.setHeader('content-type', 'text/html').end('<html></html>'), 'Unsupported file type: '],
    ['nothing', (_q, s) => s.end(), 'Unsupported file type: '],
  ])('that answer %s fail the task, not its creation', async (_name, listener, error) => {
    const gcore = await startGcore();
    const { url, asked } = await site(listener);
    const task = await gcore.finished({ url: `${url}/a.mp4` });
    expect(task.status).toBe('FAILURE');
    expect(task.result.error).toBe(error.endsWith(': ') ? `${error}${url}/a.mp4` : error);
    expect(asked).toHaveLength(1);
  });

  it('in another container are refused for tasks, but accepted for videos', async () => {
    const gcore = await startGcore();
    const { url } = await site((_request, response) => response.end(secondOfSilence()));
    expect(await gcore.finished({ url })).toMatchObject({
      status: 'FAILURE',
      result: { error: `Unsupported file type: ${url}` },
    });
    const { id } = (await gcore.send('POST', '/streaming/videos', { name: 'x', origin_url: url })).body;
    await gcore.advance(100);
    expect((await gcore.send('GET', `/streaming/videos/${id}`)).body).toMatchObject({
      status: 'ready',
      duration: 1000,
    });
  });

  it('stay cancelled when the download ends later', async () => {
    const gcore = await startGcore();
    let answer: () => void = () => {};
    const { url, asked } = await site((_request, response) => {
      answer = () => response.end(clip);
    });
    const id = await gcore.task({ url });
    const passing = gcore.advance(60);
    await expect.poll(() => asked.length).toBe(1);
    expect((await gcore.send('POST', `/streaming/ai/tasks/${id}/cancel`)).status).toBe(202);
    answer();
    await passing;
    const task = (await gcore.send('GET', `/streaming/ai/tasks/${id}`)).body;
    expect(task).toMatchObject({ status: 'REVOKED', result: null, progress: 1 });
    expect(tasksOf(gcore.tenant).find(id)?.media).toBeNull();
  });

  it('that lead elsewhere are not followed there', async () => {
    const gcore = await startGcore();
    const { url, asked } = await site((_q, s) => s.writeHead(302, { location: 'http://media.invalid/a.mp4' }).end());
    expect(await gcore.finished({ url })).toMatchObject({ status: 'SUCCESS', result: { speech_detected: true } });
    expect(asked).toHaveLength(1);
  });

  it('of videos are requested three times, with the header of the video', async () => {
    const gcore = await startGcore();
    const guarded = await site((request, response) => {
      const allowed = request.headers.authorization === 'Bearer secret' && guarded.asked.length === 3;
      if (allowed) response.end(clip);
      else response.writeHead(403).end();
    });
    const input = { name: 'x', origin_url: guarded.url, origin_http_headers: 'Authorization: Bearer secret' };
    const { id } = (await gcore.send('POST', '/streaming/videos', input)).body;
    await gcore.advance(100);
    const video = (await gcore.send('GET', `/streaming/videos/${id}`)).body;
    expect(video).toMatchObject({ status: 'ready', error: null, origin_size: clip.length });
    expect(video.duration).toBeCloseTo(16_700, -2);
    expect(guarded.asked).toHaveLength(3);
    const subtitles = (await gcore.send('GET', `/streaming/videos/${id}/subtitles`)).body;
    expect(subtitles[0].vtt).toContain('Hello world.');
  });

  it('that are not videos leave the video empty with an error', async () => {
    const gcore = await startGcore();
    const { url, asked } = await site((_q, s) => s.end('<html></html>'));
    const { id } = (await gcore.send('POST', '/streaming/videos', { name: 'x', origin_url: url })).body;
    await gcore.advance(100);
    const video = (await gcore.send('GET', `/streaming/videos/${id}`)).body;
    expect(video).toMatchObject({ status: 'empty', error: 'Video file is invalid', converted_videos: [] });
    expect(asked).toHaveLength(1);
    expect((await gcore.send('GET', '/streaming/ai/tasks')).body.count).toBe(0);
  });
});
