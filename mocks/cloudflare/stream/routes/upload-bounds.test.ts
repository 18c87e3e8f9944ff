// Covers: uploaded-file.ts, tus/create.ts

import { connect, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { useCloudflare } from '../../../../test/support/cloudflare-bench.ts';
import { clip, form, get, post, useServers } from '../../test-support/origin.ts';

const { user, running } = useCloudflare({ bounds: { uploads: 1, uploadBytes: 120_000, downloadBytes: 1_000 } });
const serve = useServers();
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

/** Begins to send a form to a one-time URL, and sends no more. */
function begin(url: string): void {
  const { port, pathname, host } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => {});
  socket.write(`POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: multipart/form-data; boundary=b\r\n`);
  socket.write(
    'Content-Length: 90000\r\n\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
  );
  sockets.push(socket);
}

it('refuses more unfinished uploads than it may have', async () => {
  const one = user();
  const { uploadURL } = (await post(one, '/stream/direct_upload', { maxDurationSeconds: 60 })).body.result;
  begin(uploadURL);
  await expect.poll(() => running().world.uploads.used.uploads, { timeout: 5_000 }).toBe(1);
  const refused = await one.send('POST', '/stream', { body: form(clip) });
  expect([refused.status, refused.body.errors[0]]).toMatchObject([
    503,
    { message: expect.stringContaining('--max-uploads') },
  ]);
  sockets[0]?.destroy();
  await expect.poll(() => running().world.uploads.used, { timeout: 5_000 }).toEqual({ uploads: 0, bytes: 0 });
  expect((await one.send('POST', '/stream', { body: form(clip) })).status).toBe(200);
});

it('refuses more bytes than unfinished uploads may have together', async () => {
  const refused = await user().send('POST', '/stream', { body: form(Buffer.concat([clip, Buffer.alloc(200_000)])) });
  expect(refused.status).toBe(503);
  expect(running().world.uploads.used).toEqual({ uploads: 0, bytes: 0 });
});

it('creates nothing for a refused creation with bytes', async () => {
  const one = user({ switches: { 'cloudflare-stream.tusBody': 'stored' } });
  const body = Buffer.concat([clip, Buffer.alloc(200_000)]);
  const headers = {
    'Tus-Resumable': '1.0.0',
    'Upload-Length': String(body.length),
    'Content-Type': 'application/offset+octet-stream',
  };
  expect((await one.send('POST', '/stream', { body, headers })).status).toBe(503);
  expect((await one.send('GET', '/stream')).body.result).toEqual([]);
  expect(running().world.uploads.used).toEqual({ uploads: 0, bytes: 0 });
});

it('gives up a copy of a file over the limit of a download', async () => {
  const one = user();
  const origin = await serve((_request, response) => response.setHeader('Content-Length', clip.length).end(clip));
  const uid = await one.video(`${origin}/film.mp4`, 60);
  expect((await get(one, uid)).status).toMatchObject({ state: 'error', errorReasonCode: 'ERR_FETCH_ORIGIN_ERROR' });
});
