// Covers: ../../../src/listener/cors.ts, ../../cloudflare/server.ts, ../../control/server.ts, bare-app.ts, broken.ts,
// clean-entry.ts, define-mock.ts, open-exchange.ts, refusal.ts, send.ts

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendRaw } from '../../../test/support/raw-http.ts';
import { type RunningWorld, startWorld } from '../../start.ts';

let running: RunningWorld;
const urls: Record<string, string> = {};
beforeAll(async () => {
  running = await startWorld({ settings: { clock: 'manual' }, corsOrigins: ['http://localhost:5173'] });
  urls.control = running.control.url;
  for (const [id, { baseUrl }] of Object.entries(running.providers)) urls[id] = baseUrl;
});
afterAll(() => running.close());

/** The first request to a server loads it. */
const PATIENT = { patienceMs: 15_000 };
const paths: Readonly<Record<string, string>> = {
  control: '/tenants',
  translateplus: '/v2/translate/subtitles',
  'gcore-ai': '/streaming/ai/tasks',
  'cloudflare-stream': `/client/v4/accounts/${'0'.repeat(32)}/stream/copy`,
  'workers-ai': `/client/v4/accounts/${'0'.repeat(32)}/ai/run/@cf/openai/whisper`,
};
const servers = Object.keys(paths);
const mocks = servers.filter((id) => id !== 'control');

async function post(id: string, lines: readonly string[], target = paths[id]) {
  const head = [`POST ${target} HTTP/1.1`, ...lines, 'Content-Type: application/json', 'Content-Length: 2'];
  const answer = await sendRaw(urls[id] ?? '', [`${head.join('\r\n')}\r\nConnection: close\r\n\r\n{}`], PATIENT);
  const [top = '', body = ''] = answer.text.split('\r\n\r\n');
  return { status: answer.status, top, body: body === '' ? null : JSON.parse(body) };
}

const shapes: Readonly<Record<string, object>> = {
  control: { error: { code: expect.any(String), message: expect.any(String), hint: expect.any(String) } },
  translateplus: { detail: expect.any(String) },
  'gcore-ai': { status: expect.any(Number), error: expect.any(String) },
  'cloudflare-stream': { success: false, errors: [{ code: expect.any(Number) }] },
  'workers-ai': { success: false, errors: [{ code: expect.any(Number) }] },
};

describe.each(servers)('the %s server', (id) => {
  it.each([
    ['a foreign Host', 403, ['Host: evil.example']],
    ['a target on a foreign host', 403, ['Host: localhost'], 'http://evil.example/'],
    ['a page of another site', 403, ['Host: localhost', 'Origin: http://evil.example']],
    ['a page on another port', 403, ['Host: localhost', 'Sec-Fetch-Site: same-site']],
    ['two Hosts', 400, ['Host: localhost', 'Host: localhost']],
    ['a Host with user information', 400, ['Host: x@localhost']],
    ['no Host', 400, []],
  ])('refuses %s with %d in its own shape', async (_name, status, lines, target?: string) => {
    const answer = await post(id, lines, target);
    expect(answer).toMatchObject({ status, body: shapes[id] });
  });

  it('lets its own pages and programs in', async () => {
    for (const lines of [['Host: localhost:80'], ['Host: localhost', 'Origin: http://localhost']]) {
      expect([400, 403]).not.toContain((await post(id, lines, '/nope')).status);
    }
  });

  it('lets a page of a named origin send a preflight, and read', async () => {
    const { hostname, port } = new URL(urls[id] ?? '');
    const head = `OPTIONS ${paths[id]} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: http://localhost:5173\r\n`;
    const asked = `${head}Access-Control-Request-Method: PATCH\r\nAccess-Control-Request-Headers: x-a\r\nConnection: close\r\n\r\n`;
    const answer = await sendRaw(urls[id] ?? '', [asked], PATIENT);
    expect(answer.status).toBe(204);
    expect(answer.text).toMatch(/Access-Control-Allow-Origin: http:\/\/localhost:5173\r\n/i);
    expect(answer.text).toMatch(/Access-Control-Allow-Methods: PATCH\r\n/i);
    expect(answer.text).toMatch(/Access-Control-Allow-Headers: x-a\r\n/i);
    const { top } = await post(id, ['Host: localhost', 'Origin: http://localhost:5173'], '/nope');
    expect(top).toMatch(/Access-Control-Allow-Origin: http:\/\/localhost:5173\r\n/i);
    const foreign = await sendRaw(urls[id] ?? '', [asked.replace('5173', '5174')], PATIENT);
    expect(foreign.text).not.toMatch(/access-control/i);
  });
});

describe('a refused request of a mock', () => {
  it.each(mocks)('of %s is in the lobby’s journal, with the reason in its explanation', async (id) => {
    for (const [lines, rule] of [
      [['Host: evil.example'], 'foreign-host'],
      [['Host: localhost', 'Origin: null'], 'foreign-origin'],
    ] as const) {
      const { top } = await post(id, lines);
      const [, requestId] = /X-Harness-Request-Id: (lobby-\d+)\r\n/i.exec(`${top}\r\n`) ?? [];
      const answer = await fetch(`${urls.control}/tenants/lobby/journal`);
      const { entries } = (await answer.json()) as { entries: object[] };
      expect(entries.at(-1)).toMatchObject({ id: requestId, provider: id, method: 'POST', path: paths[id], rule });
      const explanation = await (await fetch(`${urls.control}/explain/${requestId}`)).json();
      expect(explanation).toMatchObject({ rule, status: 403, what: expect.stringMatching(/page/) });
    }
  });
});

it.each([
  ['translateplus', 'api.translateplus.io'],
  ['gcore-ai', 'api.gcore.com'],
  ['cloudflare-stream', 'api.cloudflare.com'],
  ['cloudflare-stream', 'upload.videodelivery.net'],
  ['workers-ai', 'api.cloudflare.com'],
])('accepts for %s only its own real name %s', async (id, host) => {
  const isRefused = async (at: string) => JSON.stringify((await post(at, [`Host: ${host}`])).body).includes('Host');
  expect(await isRefused(id)).toBe(false);
  const other = id === 'translateplus' ? 'gcore-ai' : 'translateplus';
  expect(await isRefused(other)).toBe(true);
  expect(await isRefused('control')).toBe(true);
});

it('keeps the control API’s health open', async () => {
  const answer = await sendRaw(urls.control ?? '', [
    'GET /health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
  ]);
  expect(answer.status).toBe(200);
});

it('reads a large refused body to its end, so that the client reads the answer', async () => {
  const body = 'x'.repeat(3_000_000);
  for (const id of servers) {
    const answer = await fetch(`${urls[id]}`, { method: 'POST', body, headers: { Origin: 'http://evil.example' } });
    expect(answer.status).toBe(403);
  }
});

it('keeps what a refused request carries of credentials out of the journal', async () => {
  const secret = 'real-key-0123456789';
  const lines = [
    'Host: evil.example',
    `Authorization: Bearer ${secret}`,
    `X-Auth-Key: ${secret}`,
    `Origin: http://${secret}`,
  ];
  for (const id of mocks) await post(id, lines, `${paths[id]}?api_key=${secret}&token=${secret}`);
  const journal = await (await fetch(`${urls.control}/tenants/lobby/journal`)).text();
  expect(journal).toContain('foreign-host');
  expect(journal).not.toContain(secret);
});
