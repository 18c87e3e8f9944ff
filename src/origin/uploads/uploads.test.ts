// Covers: append.ts, kept-uploads.ts, metadata.ts, routes.ts, upload-file.ts, ../videos/accept.ts,
// ../videos/container-of-file.ts, ../videos/upload-refusals.ts, ../videos/languages.ts

import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { helloVideo } from '../../../test/support/pipeline-mocks.ts';
import { ended, type TestOrigin, useOrigin } from '../test-support/start.ts';

const video = readFileSync(helloVideo);
const TUS = { 'Tus-Resumable': '1.0.0' };

let at: TestOrigin;
beforeEach(async () => {
  at = await useOrigin();
});
afterEach(() => at.close());

const base64 = (text: string) => Buffer.from(text).toString('base64');
const begin = async (length = video.length, metadata = `filename ${base64('Talk.mp4')},to ${base64('es')}`) => {
  const headers = { ...TUS, 'Upload-Length': String(length), 'Upload-Metadata': metadata };
  const answer = await fetch(`${at.origin.url}/uploads`, { method: 'POST', headers });
  return { status: answer.status, path: answer.headers.get('location') ?? '', answer };
};
const ask = async (path: string) => {
  const answer = await fetch(at.origin.url + path, { method: 'HEAD', headers: TUS });
  return [answer.status, Number(answer.headers.get('upload-offset')), Number(answer.headers.get('upload-length'))];
};
const send = (path: string, offset: number, body: Uint8Array<ArrayBuffer>, more: Record<string, string> = {}) =>
  fetch(at.origin.url + path, {
    method: 'PATCH',
    headers: { ...TUS, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream', ...more },
    body,
  });
const codeOf = async (answer: Response) => ((await answer.json()) as { error: { code: string } }).error.code;
const bytes = (from: number, to?: number) => new Uint8Array(video.subarray(from, to));

it('takes a video in pieces, and captions it under the id of the upload', async () => {
  const { status, path } = await begin();
  expect(status).toBe(201);
  expect(await ask(path)).toEqual([200, 0, video.length]);
  const first = await send(path, 0, bytes(0, 1_000));
  expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '1000']);
  expect(await ask(path)).toEqual([200, 1_000, video.length]);
  const last = await send(path, 1_000, bytes(1_000));
  const id = path.replace('/uploads/', '');
  expect([last.status, last.headers.get('content-location')]).toEqual([204, `/videos/${id}`]);
  expect(await ended(at.origin.url, id)).toMatchObject({ title: 'Talk', to: ['es'], job: { state: 'done' } });
  // The answer to the last piece may be lost.
  expect(await ask(path)).toEqual([200, video.length, video.length]);
  expect((await send(path, video.length, bytes(0, 0))).status).toBe(204);
  expect(readdirSync(join(at.at.folder, 'data', 'uploads'))).toEqual([]);
});

it('goes on after a broken connection, and after a restart', async () => {
  const { path } = await begin();
  await new Promise<void>((done) => {
    const headers = {
      ...TUS,
      'Upload-Offset': '0',
      'Content-Type': 'application/offset+octet-stream',
      'Content-Length': video.length,
    };
    const sending = request(at.origin.url + path, { method: 'PATCH', headers });
    sending.on('error', () => done());
    sending.write(video.subarray(0, 5_000), () => setTimeout(() => sending.destroy(), 100));
  });
  expect(await ask(path)).toEqual([200, 5_000, video.length]);
  await at.restart();
  expect(await ask(path)).toEqual([200, 5_000, video.length]);
  expect((await send(path, 5_000, bytes(5_000))).status).toBe(204);
  const stored = await fetch(`${at.origin.url}${path.replace('uploads', 'videos')}/video.mp4`);
  expect(Buffer.from(await stored.arrayBuffer()).equals(video)).toBe(true);
});

it('refuses a wrong offset, and bytes beyond the length', async () => {
  const { path } = await begin(100);
  const wrong = await send(path, 5, bytes(5, 10));
  expect([wrong.status, await codeOf(wrong)]).toEqual([409, 'wrong-offset']);
  const over = await send(path, 0, bytes(0, 101));
  expect([over.status, await codeOf(over)]).toEqual([400, 'bad-upload']);
  expect(await ask(path)).toEqual([200, 0, 100]);
});

it('forgets what is no video, as soon as its first bytes show it', async () => {
  const { path } = await begin(1_000_000);
  const answer = await send(path, 0, new Uint8Array(100));
  expect([answer.status, await codeOf(answer)]).toEqual([415, 'not-a-video']);
  expect(await ask(path)).toEqual([404, 0, 0]);
  // An incomplete file looks like a video until its end.
  const cut = await begin(10_000);
  const whole = await send(cut.path, 0, bytes(0, 10_000));
  expect([whole.status, await codeOf(whole)]).toEqual([422, 'video']);
  expect(await ask(cut.path)).toEqual([404, 0, 0]);
});

it('ends an upload', async () => {
  const { path } = await begin();
  await send(path, 0, bytes(0, 1_000));
  expect((await fetch(at.origin.url + path, { method: 'DELETE', headers: TUS })).status).toBe(204);
  expect(await ask(path)).toEqual([404, 0, 0]);
  expect(readdirSync(join(at.at.folder, 'data', 'uploads'))).toEqual([]);
});

it.each([
  [{ 'Upload-Length': 'many' }, 400, 'bad-upload'],
  [{ 'Upload-Length': '0' }, 422, 'empty'],
  [{ 'Upload-Length': '999999999999' }, 413, 'too-large'],
  [{ 'Upload-Metadata': 'filename !' }, 400, 'bad-upload'],
  [{ 'Upload-Metadata': 'to ZXM=,to ZXM=' }, 400, 'bad-upload'],
  [{ 'Upload-Metadata': `to ${base64('not a language')}` }, 422, 'language'],
  [{ 'Tus-Resumable': '0.2.2' }, 412, 'tus-version'],
])('refuses to begin with %j', async (headers, status, code) => {
  const answer = await fetch(`${at.origin.url}/uploads`, {
    method: 'POST',
    headers: { ...TUS, 'Upload-Length': '10', ...headers },
  });
  expect([answer.status, await codeOf(answer)]).toEqual([status, code]);
});

it('says what it can do', async () => {
  const answer = await fetch(`${at.origin.url}/uploads`, { method: 'OPTIONS' });
  expect([answer.status, answer.headers.get('tus-version'), answer.headers.get('tus-extension')]).toEqual([
    204,
    '1.0.0',
    'creation,termination',
  ]);
});

it('counts unfinished uploads, gives the place of one that is idle for an hour, and forgets all after a day', async () => {
  await at.restart({ maxUploads: 2 });
  const first = await begin();
  const second = await begin();
  expect((await begin()).status).toBe(503);
  at.clock.time += 3_700_000;
  await send(second.path, 0, bytes(0, 100));
  expect((await begin()).status).toBe(201);
  expect([(await ask(first.path))[0], (await ask(second.path))[0]]).toEqual([404, 200]);
  at.clock.time += 90_000_000;
  expect((await begin()).status).toBe(201);
  expect((await ask(second.path))[0]).toBe(404);
});

it('removes a damaged upload at the start, and leaves the others', async () => {
  const [whole, damaged] = [await begin(), await begin()];
  const folder = join(at.at.folder, 'data', damaged.path);
  writeFileSync(join(folder, 'upload.json'), '{');
  await at.restart();
  expect([(await ask(whole.path))[0], (await ask(damaged.path))[0]]).toEqual([200, 404]);
  expect(existsSync(folder)).toBe(false);
});

it('writes behind the bytes that count, whatever a failed write has left there', async () => {
  const { path } = await begin();
  await send(path, 0, bytes(0, 1_000));
  appendFileSync(join(at.at.folder, 'data', path, 'video'), 'the part of a piece for which there was room');
  expect((await send(path, 1_000, bytes(1_000))).status).toBe(204);
  const stored = await fetch(`${at.origin.url}${path.replace('uploads', 'videos')}/video.mp4`);
  expect(Buffer.from(await stored.arrayBuffer()).equals(video)).toBe(true);
});

it('answers requests that have waited for the end of an upload as those that come after it', async () => {
  const { path } = await begin();
  const last = send(path, 0, bytes(0)).catch(() => null);
  const file = join(at.at.folder, 'data', path, 'video');
  const isWhole = () => !existsSync(file) || statSync(file).size === video.length;
  await vi.waitUntil(isWhole, { interval: 5 });
  // The answer takes too long for the uploader, who asks again.
  const again = await Promise.all([1, 2, 3].map(() => send(path, video.length, bytes(0, 0))));
  expect(again.map(({ status }) => status)).toEqual([204, 204, 204]);
  await last;
  expect((await ended(at.origin.url, path.replace('/uploads/', ''))).job.state).toBe('done');
  expect(at.defects).toEqual([]);
});

it('keeps an upload whose video cannot be recorded, so that its end can be sent again', async () => {
  const { path } = await begin();
  const records = join(at.at.folder, 'data', 'records');
  rmSync(records, { recursive: true });
  expect((await send(path, 0, bytes(0))).status).toBe(500);
  expect(await ask(path)).toEqual([200, video.length, video.length]);
  mkdirSync(records);
  expect((await send(path, video.length, bytes(0, 0))).status).toBe(204);
  expect((await ended(at.origin.url, path.replace('/uploads/', ''))).job.state).toBe('done');
  expect(at.defects).toHaveLength(1);
});
