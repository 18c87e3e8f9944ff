import { readdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { helloForm, type TestOrigin, useOrigin } from './test-support/start.ts';

let at: TestOrigin;
beforeAll(async () => {
  at = await useOrigin({ maxUploads: 2, maxUploadBytes: 300_000 });
});
afterAll(async () => {
  await at.close();
  expect(at.defects).toEqual([]);
});

const HEAD =
  'POST /videos HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 900000\r\n\r\n' +
  '--b\r\nContent-Disposition: form-data; name="video"; filename="a.mp4"\r\n\r\n';
/** The start of an MP4 file (ISO/IEC 14496-12, 4.3). */
const FTYP = Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isommp42', 'latin1');

function begin(bytes: number): { socket: Socket; answer: Promise<string> } {
  const socket = connect(Number(new URL(at.origin.url).port), '127.0.0.1');
  socket.on('error', () => {});
  socket.write(HEAD);
  socket.write(Buffer.concat([FTYP, Buffer.alloc(bytes)]));
  const answer = new Promise<string>((resolve) => socket.once('data', (chunk) => resolve(String(chunk))));
  return { socket, answer };
}
const work = () => readdirSync(join(at.at.folder, 'data/work')).length;

it('refuses uploads above its limit, and accepts them again afterwards', async () => {
  const open = [begin(1_000), begin(1_000)];
  await expect.poll(work, { timeout: 5_000 }).toBe(2);
  const refused = await fetch(`${at.origin.url}/videos`, { method: 'POST', body: await helloForm() });
  const { error } = (await refused.json()) as { error: { code: string; next: string } };
  expect([refused.status, error.code, error.next]).toEqual([503, 'uploads-full', expect.not.stringContaining('--')]);
  for (const { socket } of open) socket.destroy();
  await expect.poll(work, { timeout: 5_000 }).toBe(0);
  const taken = await fetch(`${at.origin.url}/videos`, { method: 'POST', body: await helloForm() });
  expect(taken.status).toBe(202);
});

it('refuses bytes of unfinished uploads above its limit, and keeps none of them', async () => {
  const first = begin(200_000);
  await expect.poll(work, { timeout: 5_000 }).toBeGreaterThan(0);
  const second = begin(200_000);
  expect(await Promise.race([first.answer, second.answer])).toMatch(/^HTTP\/1\.1 503[\s\S]*uploads-full/);
  for (const { socket } of [first, second]) socket.destroy();
});
