import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningWorld, startWorld } from '../mocks/start.ts';
import { sendRaw } from './support/raw-http.ts';

let world: RunningWorld;
const defects: unknown[] = [];
beforeAll(async () => {
  world = await startWorld({ ports: 'auto', onDefect: (error) => defects.push(error), timeouts: { headers: 400 } });
});
afterAll(async () => {
  await world.close();
  expect(defects).toEqual([]);
});

const PROVIDERS = {
  'cloudflare-stream': /"errors":\[\{"code":\d+/,
  'workers-ai': /"errors":\[\{"code":\d+/,
  'gcore-ai': /"error":/,
  translateplus: /"detail":/,
};

const lines: readonly [string, number][] = [
  ['GET http://[/ HTTP/1.1', 400],
  ['GET http://a:99999/ HTTP/1.1', 400],
  ['GET ftp://a/ HTTP/1.1', 400],
  ['GET // HTTP/1.1', 404],
  ['GET * HTTP/1.1', 404],
  ['OPTIONS * HTTP/1.1', 404],
  ['GET /%zz HTTP/1.1', 404],
  ['GET /%E0%A4%A HTTP/1.1', 404],
  ['GET /\\x HTTP/1.1', 404],
  ['GET http://127.0.0.1/nothing HTTP/1.1', 404],
  ['GET /\u0000 HTTP/1.1', 400],
  ['GET nothing HTTP/1.1', 400],
  ['GET / HTTP/2.0', 400],
  ['CONNECT a:80 HTTP/1.1', 400],
  [`GET /${'x'.repeat(20_000)} HTTP/1.1`, 431],
];

it.each(
  Object.entries(PROVIDERS).flatMap(([id, shape]) => lines.map(([line, status]) => ({ id, shape, line, status }))),
)('answers $line at $id in its shape, with an id that is explained', async ({ id, shape, line, status }) => {
  const answer = await sendRaw(
    new URL(world.providers[id]?.baseUrl ?? '').origin,
    [`${line}\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`],
    { patienceMs: 20_000 },
  );
  // The gateway asks for a credential before it says whether a route exists.
  expect([status, id === 'cloudflare-stream' || id === 'workers-ai' ? 401 : status, 400]).toContain(answer.status);
  expect(answer.text).toMatch(shape);
  expect(answer.text).not.toMatch(/<html|<pre|at .*\.ts:/);
  const requestId = /X-Harness-Request-Id: (\S+)/i.exec(answer.text)?.[1];
  expect((await fetch(`${world.control.url}/explain/${requestId}`)).status).toBe(200);
});

it.each(lines)('answers %s at the control API in its shape', async (line) => {
  const answer = await sendRaw(world.control.url, [`${line}\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`], {
    patienceMs: 20_000,
  });
  expect(answer.text).toMatch(/\{"error":\{"code":"[a-z-]+"/);
});

it.each(Object.keys(PROVIDERS))('answers late headers and HTTP/0.9 at %s', async (id) => {
  const { origin } = new URL(world.providers[id]?.baseUrl ?? '');
  expect((await sendRaw(origin, ['GET /\r\n'], { patienceMs: 5_000 })).status).toBe(400);
  expect((await sendRaw(origin, ['GET / HTTP/1.1\r\n'], { patienceMs: 5_000 })).status).toBe(408);
});
