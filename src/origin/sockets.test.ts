import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sendRaw } from '../../test/support/raw-http.ts';
import { helloForm, type TestOrigin, useOrigin } from './test-support/start.ts';

let at: TestOrigin;
beforeAll(async () => {
  at = await useOrigin({ timeouts: { idle: 150, headers: 300, close: 100 } });
});
afterAll(async () => {
  await at.close();
  expect(at.defects).toEqual([]);
});

const PART = '--b\r\nContent-Disposition: form-data; name="video"; filename="a.mp4"\r\n\r\n';

it.each([
  ['of a length', 'Content-Length: 5000', PART],
  ['in chunks', 'Transfer-Encoding: chunked', `${Buffer.byteLength(PART).toString(16)}\r\n${PART}\r\n`],
])('gives an upload %s that stops coming up and keeps nothing of it', async (_name, header, body) => {
  const head = `POST /videos HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=b\r\n${header}\r\n\r\n`;
  const answer = await sendRaw(at.origin.url, [head, body], { patienceMs: 5_000 });
  expect([answer.status, answer.ended]).toEqual([408, true]);
  expect(answer.text).toContain('"code":"timeout"');
  const work = () => readdirSync(join(at.at.folder, 'data/work'));
  for (let tries = 0; tries < 100 && work().length > 0; tries += 1) await new Promise((next) => setTimeout(next, 20));
  expect(work()).toEqual([]);
});

it.each([
  ['GET http://[/ HTTP/1.1', 400],
  ['GET //nothing HTTP/1.1', 404],
  ['GET /%zz HTTP/1.1', 404],
  ['GET /videos/%E0%A4%A HTTP/1.1', 400],
  ['GET /videos/\\..\\x HTTP/1.1', 404],
  ['OPTIONS * HTTP/1.1', 404],
  ['GET http://127.0.0.1/nothing HTTP/1.1', 404],
  ['GET /\u0000 HTTP/1.1', 400],
  ['CONNECT a:80 HTTP/1.1', 400],
  [`GET /${'x'.repeat(20_000)} HTTP/1.1`, 431],
])('answers %s in its own shape', async (line, status) => {
  const answer = await sendRaw(at.origin.url, [`${line}\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`], {
    patienceMs: 20_000,
  });
  expect(answer.status).toBe(status);
  expect(answer.text).toMatch(/\{"error":\{"code":"[a-z-]+","message":"[^"]+","next":"[^"]+"\}\}$/);
});

it('answers HEAD for the events of a video at once', async () => {
  const { id } = (await (
    await fetch(`${at.origin.url}/videos`, { method: 'POST', body: await helloForm() })
  ).json()) as { id: string };
  const head = await fetch(`${at.origin.url}/videos/${id}/events`, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  expect(await head.text()).toBe('');
});
