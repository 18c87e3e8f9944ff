// Covers: addresses.ts, fetch-file.ts, guarded-lookup.ts, inspect.ts, open-video.ts, title.ts

import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isPublicAddress } from './addresses.ts';
import { openVideo } from './open-video.ts';
import { givenTitle, safeTitle } from './title.ts';

const hello = fileURLToPath(new URL('../../../fixtures/media/hello-captions.mp4', import.meta.url));
let folder: string;
let server: Server | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'video-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  server?.closeAllConnections();
  await new Promise((done) => (server ? server.close(done) : done(null)));
  server = undefined;
});

async function listen(answer: RequestListener): Promise<string> {
  server = createServer(answer);
  await new Promise<void>((ready) => server?.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const open = (source: string, more: { allowPrivateHosts?: boolean; maxBytes?: number } = {}) =>
  openVideo(source, [], { folder: join(folder, 'media'), ...more });
function file(name: string, content: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
/** The bundled video with the type of its sound track's handler changed: a reader finds no sound in it. */
function withoutSound(): Uint8Array {
  const bytes = Buffer.from(readFileSync(hello));
  const at = bytes.indexOf('soun', 0, 'latin1');
  bytes.write('meta', at, 'latin1');
  return bytes;
}

it('opens a file by path and by file URL, and identifies it by its content', async () => {
  const byPath = await open(hello);
  const byUrl = await open(pathToFileURL(hello).href);
  expect(byPath).toMatchObject({ title: 'hello-captions', isFile: true, url: null });
  expect(byPath.durationSeconds).toBeCloseTo(16.7, 0);
  expect(byUrl.identity).toBe(byPath.identity);
  expect((await open(file('other name.bin', readFileSync(hello)))).identity).toBe(byPath.identity);
});

describe('refuses', () => {
  it.each(['file://other-host/talk.mp4', 'file:///films%2Ftalk.mp4'])('%s, which names no file', async (url) => {
    await expect(open(url)).rejects.toMatchObject({
      kind: 'video',
      reason: `${url} names no file of this machine.`,
    });
  });

  it.each<[string, () => string, RegExp]>([
    ['what does not exist', () => join(folder, 'no.mp4'), /no\.mp4 does not exist\. Check the path/],
    ['a folder', () => folder, /is not a file/],
    ['zero bytes', () => file('a.mp4', ''), /is empty \(0 bytes\)/],
    ['text with the name of a video', () => file('a.mp4', 'hello\n'.repeat(99)), /is not a readable video/],
    [
      'an image',
      () => file('a.mp4', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
      /is not a readable video/,
    ],
    ['a video without sound', () => file('a.mp4', withoutSound()), /has no sound/],
    ['a NUL in the path', () => 'a\0.mp4', /NUL/],
    ['ftp', () => 'ftp://example.com/a.mp4', /begins with ftp:/],
    ['a password in the URL', () => 'https://me:secret@example.com/a.mp4', /holds a password/],
  ])('%s', async (_what, source, sentence) => {
    await expect(open(source())).rejects.toThrow(sentence);
    await expect(open(source())).rejects.not.toThrow('secret');
  });

  it.each([1, 1000, 60_000, 116_000])('a file without its last %i bytes', async (missing) => {
    const path = file('a.mp4', readFileSync(hello));
    truncateSync(path, 116_723 - missing);
    await expect(open(path)).rejects.toThrow(/end is missing|is not a readable video/);
  });

  it('a file of any size without an index', async () => {
    const bytes = Buffer.from(readFileSync(hello));
    bytes.write('free', bytes.indexOf('moov', 0, 'latin1'), 'latin1');
    await expect(open(file('a.mp4', bytes))).rejects.toThrow('end is missing');
    appendFileSync(join(folder, 'a.mp4'), 'x');
    await expect(open(join(folder, 'a.mp4'))).rejects.toThrow('end is missing');
  });
});

describe('URLs', () => {
  it.each([
    'http://127.0.0.1/a.mp4',
    'http://localhost/a.mp4',
    'http://2130706433/a.mp4',
    'http://0x7f.1/a.mp4',
    'http://0/a.mp4',
    'http://[::1]/a.mp4',
    'http://[::ffff:127.0.0.1]/a.mp4',
    'http://[::ffff:a9fe:a9fe]/latest/meta-data',
    'http://169.254.169.254/latest/meta-data',
    'http://10.1.2.3/a.mp4',
    'http://192.168.0.1/a.mp4',
    'http://[fd00::1]/a.mp4',
    'http://[64:ff9b::7f00:1]/a.mp4',
    'http://metadata/a.mp4',
    'http://files.internal/a.mp4',
    'http://printer.local./a.mp4',
  ])('%s leads into a private network', async (url) => {
    await expect(open(url)).rejects.toThrow('not on the public internet');
  });

  it.each([
    ['93.184.216.34', true],
    ['2606:4700::1111', true],
    ['::ffff:8.8.8.8', true],
    ['172.32.0.1', true],
    ['172.31.255.255', false],
    ['100.64.0.1', false],
    ['224.0.0.1', false],
    ['fe80::1', false],
    ['nonsense', false],
  ])('%s is public: %s', (address, expected) => expect(isPublicAddress(address)).toBe(expected));

  it('are fetched once when they are needed, and deleted', async () => {
    let requests = 0;
    const base = await listen((request, response) => {
      requests += 1;
      if (request.url === '/go') response.writeHead(302, { Location: '/talk%20one.mp4' }).end();
      else response.end(readFileSync(hello));
    });
    const video = await open(`${base}/go`, { allowPrivateHosts: true });
    expect(requests).toBe(0);
    const [path] = await Promise.all([video.file(), video.file()]);
    expect(requests).toBe(2);
    expect(readFileSync(path)).toEqual(readFileSync(hello));
    await video.close();
    expect(() => readFileSync(path)).toThrow('ENOENT');
  });

  it('are not followed to a private host', async () => {
    const { fetchFile } = await import('./fetch-file.ts');
    const target = file('x', '');
    const fetching = fetchFile(new URL('http://127.0.0.1:9/'), target, { allowPrivateHosts: false, maxBytes: 9 });
    await expect(fetching).rejects.toThrow('not on the public internet');
  });

  it.each<[string, RequestListener, RegExp]>([
    ['a refusal', (_request, response) => response.writeHead(403).end(), /answered 403/],
    ['a page', (_request, response) => response.end('<html>'), /is not a readable video/],
    [
      'an endless redirect',
      (_request, response) => response.writeHead(302, { Location: '/' }).end(),
      /redirected more/,
    ],
    [
      'a redirect to a file',
      (_request, response) => response.writeHead(302, { Location: 'file:///etc/passwd' }).end(),
      /not http/,
    ],
    ['too many bytes', (_request, response) => response.end(Buffer.alloc(300_000)), /larger than 200000/],
    [
      'an answer that breaks off',
      (_request, response) => {
        response.writeHead(200, { 'Content-Length': 1000 }).write('x');
        setTimeout(() => response.destroy(), 20);
      },
      /broke off/,
    ],
  ])('%s is refused', async (_what, answer, sentence) => {
    const base = await listen(answer);
    const video = await open(`${base}/?token=secret`, { allowPrivateHosts: true, maxBytes: 200_000 });
    const failure = await video.file().catch((error: Error) => error);
    expect(String(failure)).toMatch(sentence);
    expect(String(failure)).not.toContain('secret');
  });
});

it.each([
  ['/videos/talk.final.mp4', 'talk.final'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\videos\\..\\a.mp4', 'a'],
  ['/a%2F..%2F..%2Fb.mp4', 'a .. .. b'],
  ['...', 'video'],
  ['', 'video'],
  ['/nul.mp4', 'video nul'],
  ['/a\u202eb\u0000c\n.mp4', 'a b c'],
  [`/${'é'.repeat(200)}.mp4`, 'é'.repeat(80)],
  ['/字幕 入門.webm', '字幕 入門'],
  ['/نمی\u200cخواهم.mp4', 'نمی\u200cخواهم'],
  ['/👩\u200d👧 a\u200db\u200d.mp4', '👩\u200d👧 a b'],
])('%j is called %j', (text, title) => expect(safeTitle(text)).toBe(title));

it.each([
  ['AC/DC live', 'AC DC live'],
  ['What is Node.js', 'What is Node.js'],
  ['../..', 'video'],
  ['100%25', '100%25'],
])('%j as a title is called %j', (text, title) => expect(givenTitle(text)).toBe(title));
