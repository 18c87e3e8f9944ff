// Covers: chunk-size.ts, create.ts, metadata.ts, methods.ts, send.ts

import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clientsOf, TOKEN } from '../../test-support/cloudflare-clients.ts';
import type { CloudflareStreamClient } from '../types.ts';
import { uploadMetadata } from './metadata.ts';
import { startTusServer, type TusHabits } from './test-support/tus-server.ts';

const CHUNK = 5_242_880;
const bytes = Buffer.alloc(2 * CHUNK + 1_000, 'the bytes of a film ');
let folder = '';
let path = '';
let close: (() => Promise<void>) | undefined;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'resumable-'));
  path = join(folder, 'film.mp4');
  writeFileSync(path, bytes);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => close?.());

/** Creates an upload at a server with these habits, and sends the file. */
async function uploadAt(habits: TusHabits, more: Parameters<CloudflareStreamClient['sendToUpload']>[2] = {}) {
  const server = await startTusServer(bytes.length, habits);
  close = server.close;
  const { stream } = clientsOf(`${server.url}/client/v4`);
  const outcome = await (async () => {
    const { uploadUrl } = await stream.createResumableUpload({ bytes: bytes.length });
    await stream.sendToUpload(uploadUrl, { path }, { chunkBytes: CHUNK, ...more });
    return null;
  })().catch((error: unknown) => error as Error & { kind: string });
  expect(String(outcome)).not.toContain(TOKEN);
  return { error: outcome, ...server };
}

const expectWhole = ({ error, upload }: Awaited<ReturnType<typeof uploadAt>>) => {
  expect(error).toBeNull();
  expect(upload.received.equals(bytes)).toBe(true);
};

describe('an honest server', () => {
  it('gets the file in chunks, from the path', async () => {
    const seen: number[] = [];
    const done = await uploadAt({}, { onProgress: (received) => seen.push(received) });
    expectWhole(done);
    expect(done.upload.log).toEqual(['POST', 'HEAD', 'PATCH 0', `PATCH ${CHUNK}`, `PATCH ${2 * CHUNK}`]);
    expect(seen).toEqual([0, CHUNK, 2 * CHUNK, bytes.length]);
  });

  it('gets the rest from another client, which knows the URL alone', async () => {
    const server = await startTusServer(bytes.length);
    close = server.close;
    server.upload.received = bytes.subarray(0, CHUNK + 17);
    const { stream } = clientsOf(server.url);
    await stream.sendToUpload(`${server.url}/files/1`, { path });
    expect(server.upload.received.equals(bytes)).toBe(true);
    expect(server.upload.log).toEqual(['HEAD', `PATCH ${CHUNK + 17}`]);
  });
});

describe('lawful habits of other servers', () => {
  it.each<[string, TusHabits]>([
    ['a relative Location', { created: (headers) => ({ ...headers, Location: '/files/1' }) }],
    [
      'extensions, no expiry, 200 for 204 and 204 for 200',
      {
        created: (headers) => ({ ...headers, 'Tus-Extension': 'creation,creation-with-upload', 'Upload-Offset': '0' }),
        head: (_upload, honest) => ({ status: 204, headers: honest }),
        patch: (_upload, _times, honest) => ({ ...honest(), status: 200 }),
      },
    ],
    [
      'no Upload-Length in HEAD',
      { head: (_upload, { 'Upload-Length': _length, ...headers }) => ({ status: 200, headers }) },
    ],
    ['broken connections that keep nothing', { patch: (_upload, times, honest) => (times % 2 ? 'cut' : honest()) }],
    [
      'broken connections that keep everything',
      {
        patch: (_upload, times, honest) => {
          const reply = honest();
          return times % 2 ? 'cut' : reply;
        },
      },
    ],
    ['a failure now and then', { patch: (_upload, times, honest) => (times % 2 ? { status: 503 } : honest()) }],
    ['a lock', { patch: (_upload, times, honest) => (times < 3 ? { status: 423 } : honest()) }],
    [
      'a limit of requests',
      {
        patch: (_upload, times, honest) => (times === 1 ? { status: 429, headers: { 'Retry-After': '3' } } : honest()),
      },
    ],
    ['no offset in the answer', { patch: (_upload, _times, honest) => ({ status: honest().status }) }],
    [
      'an offset ahead of the truth',
      { patch: (_upload, _times, honest) => ({ ...honest(), headers: { 'Upload-Offset': '99999999' } }) },
    ],
  ])('%s: the upload is completed', async (_what, habits) => expectWhole(await uploadAt(habits)));
});

describe('mutants', () => {
  it.each<[string, TusHabits, string, RegExp]>([
    [
      'no Location',
      { created: ({ Location: _url, ...headers }) => headers },
      'protocol',
      /a URL in Location, got none/,
    ],
    ['no id', { created: ({ 'Stream-Media-ID': _id, ...headers }) => headers }, 'protocol', /an id in Stream-Media-ID/],
    [
      'a Location that is not http',
      { created: (headers) => ({ ...headers, Location: 'ftp://127.0.0.1/x' }) },
      'protocol',
      /an https URL in Location, got ftp:/,
    ],
    ['HEAD without an offset', { head: () => ({ status: 200 }) }, 'protocol', /in Upload-Offset, got none/],
    [
      'an offset past the end',
      { head: () => ({ status: 200, headers: { 'Upload-Offset': '999999999' } }) },
      'protocol',
      /up to 10486760 in Upload-Offset/,
    ],
    [
      'another length',
      { head: (_upload, headers) => ({ status: 200, headers: { ...headers, 'Upload-Length': '5' } }) },
      'input',
      /has 10486760 bytes, and the upload expects 5/,
    ],
    ['chunks that are answered and not stored', { patch: () => ({ status: 204 }) }, 'protocol', /no progress/],
    ['409 for ever', { patch: () => ({ status: 409 }) }, 'bad-request', /409/],
    ['500 for ever', { patch: () => ({ status: 500 }) }, 'server', /500/],
    ['a connection that breaks for ever', { patch: () => 'cut' }, 'connection', /broke before an answer/],
    [
      'bytes that are forgotten again and again',
      {
        patch: (upload, _times, honest) => {
          const reply = honest();
          upload.received = Buffer.alloc(0);
          return { ...reply, headers: { 'Upload-Offset': '1' } };
        },
      },
      'protocol',
      /no progress/,
    ],
    ['an upload that is gone', { patch: () => ({ status: 404 }) }, 'not-found', /404/],
    ['an upload that has expired', { head: () => ({ status: 410 }) }, 'not-found', /410/],
    ['a refused chunk', { patch: () => ({ status: 400 }) }, 'bad-request', /400/],
  ])('%s: the call fails clearly', async (_what, habits, kind, words) => {
    const { error, upload } = await uploadAt(habits);
    expect(error?.kind).toBe(kind);
    expect(error?.message).toMatch(words);
    expect(upload.log.length).toBeLessThan(20);
  });
});

it('sends smaller chunks to a proxy that refuses large ones', async () => {
  const limit = (upload: { received: Buffer }, times: number, honest: () => { status: number }) => {
    const before = upload.received;
    const reply = honest();
    if (upload.received.length - before.length <= 2 * CHUNK || times > 9) return reply;
    upload.received = before;
    return { status: 413 };
  };
  expectWhole(await uploadAt({ patch: limit }, { chunkBytes: 20_971_520 }));
});

it('ends with the signal, and can go on', async () => {
  const abort = new AbortController();
  const { error, url, upload } = await uploadAt(
    {},
    { signal: abort.signal, onProgress: (at) => at > 0 && abort.abort() },
  );
  expect(error?.kind).toBe('aborted');
  const { stream } = clientsOf(url);
  await stream.sendToUpload(`${url}/files/1`, { path });
  expect(upload.received.equals(bytes)).toBe(true);
});

it('ends at once for a file that was changed meanwhile', async () => {
  const changed = join(folder, 'changed.mp4');
  writeFileSync(changed, bytes);
  const server = await startTusServer(bytes.length);
  close = server.close;
  const onProgress = () => utimesSync(changed, 1, 1);
  const { stream } = clientsOf(server.url);
  const sent = stream.sendToUpload(`${server.url}/files/1`, { path: changed }, { chunkBytes: CHUNK, onProgress });
  await expect(sent).rejects.toMatchObject({ kind: 'input', cause: { message: expect.stringContaining('changed') } });
});

it.each([
  ['a chunk that is not a multiple', { chunkBytes: CHUNK + 1 }],
  ['a chunk that is too small', { chunkBytes: 262_144 }],
  ['a file that does not exist', { path: '/no/such/file' }],
])(
  'refuses %s before anything is sent',
  async (_what, { path: at = path, ...options }: { path?: string; chunkBytes?: number }) => {
    const { stream } = clientsOf('http://127.0.0.1:1');
    await expect(stream.sendToUpload('http://127.0.0.1:1/x', { path: at }, options)).rejects.toMatchObject({
      kind: 'input',
    });
  },
);

it.each([
  { bytes: -1 },
  { bytes: 31 * 1024 ** 3 },
  { bytes: 5, maxDurationSeconds: 0 },
  { bytes: 5, meta: { 'a,b': 'x' } },
  { bytes: 5, meta: { 'my key': 'x' } },
  { bytes: 5, meta: { ключ: 'x' } },
  { bytes: 5, meta: { '': 'x' } },
  { bytes: 5, creator: 'Аня' },
])('refuses to create %j', async (input) => {
  await expect(clientsOf('http://127.0.0.1:1').stream.createResumableUpload(input)).rejects.toMatchObject({
    kind: 'input',
  });
});

it('writes metadata as the vendor shows it', () => {
  expect(
    uploadMetadata({
      bytes: 1,
      meta: { name: 'é', n: 7 },
      requireSignedURLs: true,
      allowedOrigins: ['a.example', 'b.example'],
      maxDurationSeconds: 600,
      expiry: '2024-02-27T07:20:50Z',
    }),
  ).toBe(
    'name w6k=,n Nw==,requiresignedurls,allowedorigins YS5leGFtcGxlLGIuZXhhbXBsZQ==,maxDurationSeconds NjAw,expiry MjAyNC0wMi0yN1QwNzoyMDo1MFo=',
  );
  expect(uploadMetadata({ bytes: 1 })).toBe('');
});
