// Covers: download.ts, loopback.ts, video-file.ts

import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Download, type DownloadOptions, download } from './download.ts';
import { loopbackRequest, loopbackUrl } from './loopback.ts';
import { secondOfSilence } from './test-support/wav.ts';
import { inspectVideoFile } from './video-file.ts';

const clip = new URL('../../../fixtures/media/hello-captions.mp4', import.meta.url);
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0)) await step();
});

async function serve(listener: RequestListener, host = '127.0.0.1'): Promise<URL> {
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, host, resolve));
  undo.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return new URL(`http://${host === '::1' ? 'localhost' : host}:${(server.address() as AddressInfo).port}/media.mp4`);
}

async function fetched(listener: RequestListener, options?: DownloadOptions): Promise<Download> {
  const result = await download(await serve(listener), options);
  if ('dispose' in result) undo.push(() => result.dispose());
  return result;
}

describe('loopbackUrl', () => {
  it.each(['http://127.0.0.1:8/a', 'http://localhost/', 'https://a.localhost/', 'http://[::1]:1/', 'http://0x7f.1/'])(
    '%s is on this machine',
    (url) => expect(loopbackUrl(url)).not.toBeNull(),
  );
  it.each([
    'http://127.0.0.1.example.com/',
    'http://localhost.example.com/',
    'http://192.168.0.1/',
    'http://0.0.0.0/',
    'http://user:127.0.0.1@example.com/',
    'ftp://127.0.0.1/',
    'url',
  ])('%s is not', (url) => expect(loopbackUrl(url)).toBeNull());

  it('is what requests insist on', () => {
    expect(() => loopbackRequest(new URL('http://example.com/'), {}, () => {})).toThrow(TypeError);
  });
});

describe('download', () => {
  it('has the whole file, its size and its hash', async () => {
    const bytes = await readFile(clip);
    const result = await fetched((_request, response) => response.end(bytes));
    if (!('path' in result)) throw new Error(JSON.stringify(result));
    expect(await readFile(result.path)).toEqual(bytes);
    expect(result.bytes).toBe(bytes.length);
    expect(result.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('finds localhost where it listens: a development server may have ::1 alone', async ({ skip }) => {
    const url = await serve((_request, response) => response.end('six'), '::1').catch(() => null);
    if (url === null) skip('no IPv6 on this machine');
    const result = await download(url as URL);
    if ('dispose' in result) undo.push(() => result.dispose());
    expect(result).toMatchObject({ bytes: 3 });
  });

  it('follows redirects on this machine, and no others', async () => {
    const near = await fetched((request, response) => {
      if (request.url === '/there') response.end('here');
      else response.writeHead(302, { location: '/there' }).end();
    });
    expect(near).toMatchObject({ bytes: 4 });
    const far: RequestListener = (_request, response) =>
      response.writeHead(302, { location: 'http://example.com/' }).end();
    expect(await fetched(far)).toEqual({ trouble: 'elsewhere' });
    const around: RequestListener = (_request, response) => response.writeHead(302, { location: '/' }).end();
    expect(await fetched(around)).toEqual({ trouble: 'not-found' });
  });

  it.each([
    [401, 'forbidden'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [500, 'not-found'],
    [206, 'not-found'],
  ])('answers of %i are %s', async (status, trouble) => {
    expect(await fetched((_request, response) => response.writeHead(status).end('x'))).toEqual({ trouble });
  });

  it('distinguishes silence, a cut connection, a missing rest and a closed port', async () => {
    expect(await fetched(() => {}, { idleTimeout: 50 })).toEqual({ trouble: 'timeout' });
    const drip: RequestListener = (_request, response) => {
      const timer = setInterval(() => response.write('x'), 20);
      response.once('close', () => clearInterval(timer));
    };
    expect(await fetched(drip, { totalTimeout: 100 })).toEqual({ trouble: 'timeout' });
    expect(await fetched((request) => request.socket.destroy())).toEqual({ trouble: 'reset' });
    const half: RequestListener = (_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.socket?.destroySoon());
    };
    expect(await fetched(half)).toEqual({ trouble: 'incomplete' });
    expect(await download(new URL('http://127.0.0.1:1/'))).toEqual({ trouble: 'reset' });
  });

  it('sends the headers it is given', async () => {
    const guarded: RequestListener = (request, response) =>
      response.writeHead(request.headers.authorization === 'Bearer x' ? 200 : 401).end('ok');
    expect(await fetched(guarded, { headers: { Authorization: 'Bearer x' } })).toMatchObject({ bytes: 2 });
  });
});

describe('inspectVideoFile', () => {
  async function inspect(bytes: Uint8Array) {
    const folder = await mkdtemp(join(tmpdir(), 'inspect-'));
    undo.push(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, 'file'), bytes);
    return inspectVideoFile(join(folder, 'file'));
  }

  it('knows container, duration, size and sound of an MP4 file', async () => {
    const found = await inspect(await readFile(clip));
    expect(found).toMatchObject({ container: 'mp4', audioChannels: 1 });
    expect((found as { durationSeconds: number }).durationSeconds).toBeCloseTo(16.7, 0);
  });

  it('notices a missing end, and a file that is not media', async () => {
    const bytes = await readFile(clip);
    for (const length of [20, 1000, bytes.length - 1]) {
      expect(await inspect(bytes.subarray(0, length))).toEqual({ trouble: 'incomplete' });
    }
    for (const text of ['', '<html></html>', '#EXTM3U\n']) {
      expect(await inspect(Buffer.from(text))).toEqual({ trouble: 'not-media' });
    }
    const noise = Buffer.from(bytes);
    noise.fill(7, 40, 3000);
    expect(await inspect(noise)).toHaveProperty('trouble');
  });

  it('reports a WAV file as another container', async () => {
    expect(await inspect(secondOfSilence())).toMatchObject({ container: 'other', durationSeconds: 1, width: null });
  });
});

describe('the limit of a download', () => {
  it.each([
    ['announced', (): Record<string, number> => ({ 'Content-Length': 5_000 })],
    ['not announced', (): Record<string, number> => ({})],
  ])('gives up a larger file whose size is %s', async (_name, headers) => {
    const result = await fetched((_request, response) => response.writeHead(200, headers()).end(Buffer.alloc(5_000)), {
      maxBytes: 4_999,
    });
    expect(result).toEqual({ trouble: 'too-large' });
  });

  it('accepts a file of exactly that size', async () => {
    const result = await fetched((_request, response) => response.end(Buffer.alloc(5_000)), { maxBytes: 5_000 });
    expect(result).toMatchObject({ bytes: 5_000 });
  });
});
