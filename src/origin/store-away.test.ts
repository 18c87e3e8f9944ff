// Covers: store/store-error.ts, store/within.ts, videos/failure.ts

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createS3Store } from './store/s3-store.ts';
import { openBucket } from './test-support/bucket.ts';
import { ended, upload, useOrigin } from './test-support/start.ts';

const folder = mkdtempSync(join(tmpdir(), 'origin-away-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('answers 503 while the bucket cannot be reached, and goes on when it is back', async () => {
  let bucket = await openBucket(folder);
  const at = await useOrigin({ store: createS3Store(bucket.options) });
  try {
    const { id, url, tracks } = await ended(at.origin.url, (await upload(at.origin.url)).id);
    const ask = async (method: string, path: string) => {
      const body = method === 'PATCH' ? { body: JSON.stringify({ cue: 0, text: 'Changed' }) } : {};
      const headers = { 'Content-Type': 'application/json' };
      const answer = await fetch(`${at.origin.url}${path}`, { method, headers, ...body });
      const text = await answer.text();
      const { error } = answer.ok || text === '' ? { error: undefined } : JSON.parse(text);
      return [answer.status, answer.headers.get('retry-after'), error?.code];
    };
    await ask('GET', url);
    await bucket.close();
    const [track] = tracks;
    const away = [503, '5', 'store-unreachable'];
    expect(await ask('GET', track?.vtt ?? '')).toEqual(away);
    expect(await ask('HEAD', track?.vtt ?? '')).toEqual([503, '5', undefined]);
    expect(await ask('GET', `/videos/${id}/captions/en/findings`)).toEqual(away);
    expect(await ask('PATCH', `/videos/${id}/captions/en`)).toEqual(away);
    expect(await ask('DELETE', `/videos/${id}`)).toEqual(away);
    // The cache has the video, and the record is as before.
    expect((await ask('GET', url))[0]).toBe(200);
    expect(await (await fetch(`${at.origin.url}/videos/${id}`)).json()).toMatchObject({ job: { state: 'done' } });
    const late = await ended(at.origin.url, (await upload(at.origin.url)).id);
    expect(late.job).toMatchObject({ state: 'failed', error: { kind: 'store' } });

    bucket = await openBucket(folder, Number(new URL(bucket.options.endpoint).port));
    expect((await ask('GET', track?.vtt ?? ''))[0]).toBe(200);
    expect((await ask('POST', `/videos/${late.id}/retry`))[0]).toBe(202);
    expect((await ended(at.origin.url, late.id)).job.state).toBe('done');
    expect((await ask('DELETE', `/videos/${id}`))[0]).toBe(204);
    expect(at.defects).toEqual([]);
  } finally {
    await at.close();
    await bucket.close();
  }
});

const keys = { bucket: 'videos', accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

/** A service that answers each connection in this way. */
async function serving(connected: (socket: Socket) => void) {
  const server = createServer((socket) => connected(socket.on('error', () => {}))).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

it('answers 502 when the bucket refuses', async () => {
  const service = await serving((socket) => {
    socket.on('data', () => socket.write('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n'));
  });
  const at = await useOrigin();
  try {
    const { tracks } = await ended(at.origin.url, (await upload(at.origin.url)).id);
    await at.restart({ store: createS3Store({ ...keys, endpoint: service.endpoint }) });
    const answer = await fetch(`${at.origin.url}${tracks[0]?.vtt}`);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([502, '60']);
    expect(await answer.json()).toMatchObject({ error: { code: 'store-refused' } });
    expect(at.defects).toEqual([]);
  } finally {
    await at.close();
    service.close();
  }
});

it('does not wait for a service that is silent', async () => {
  const { endpoint, close } = await serving(() => {});
  const store = createS3Store({ ...keys, endpoint, patienceMs: 50 });
  await expect(store.open('a.mp4')).rejects.toMatchObject({ kind: 'unreachable' });
  const stop = AbortSignal.abort(new Error('stopped'));
  await expect(store.putText('a.vtt', 'x', stop)).rejects.not.toHaveProperty('kind');
  close();
});

it('reports an answer that breaks off', async () => {
  const { endpoint, close } = await serving((socket) => {
    socket.on('data', (data) => {
      const isHead = String(data).startsWith('HEAD');
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 100\r\nETag: "x"\r\n\r\n${isHead ? '' : 'abc'}`);
      if (!isHead) setTimeout(() => socket.destroy(), 20);
    });
  });
  const object = await createS3Store({ ...keys, endpoint }).open('a.mp4');
  const read = async () => {
    for await (const _chunk of (await object?.read(0, 99)) ?? []);
  };
  await expect(read()).rejects.toMatchObject({ kind: 'unreachable' });
  close();
});
