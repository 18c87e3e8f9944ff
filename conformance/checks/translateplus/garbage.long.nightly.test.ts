import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { exitCode } from '../../model/report.ts';
import type { Target } from '../../model/target.ts';
import { runConformance } from '../../run/runner.ts';
import { mockTarget } from '../../targets/mock.ts';
import { urlTarget } from '../../targets/url.ts';
import { type Stub, startRawStub, startStub } from '../../testing/stub-server.ts';
import { translatePlusChecks } from './index.ts';

// Whole runs of the suite, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Judges a target that has nothing to do with the control API it is arranged by. */
let honest: Target;
beforeAll(async () => {
  honest = await mockTarget();
});
afterAll(() => honest.close());

const http = (status: number, type: string, body: string) => () =>
  startStub((request, response: ServerResponse) => {
    request.resume().on('end', () => response.writeHead(status, { 'Content-Type': type }).end(body));
  });
const raw =
  (bytes: string | Uint8Array, end = true) =>
  () =>
    startRawStub((socket) => {
      socket.write(bytes);
      if (end) socket.end();
    });
const json = (body: string, status = 200) => http(status, 'application/json', body);

const stubs: readonly [string, () => Promise<Stub>][] = [
  ['HTML', http(200, 'text/html', '<!doctype html><h1>Welcome to nginx</h1>')],
  ['an HTML error', http(502, 'text/html', '<h1>Bad Gateway</h1>')],
  ['HTML declared as JSON', json('<h1>no</h1>')],
  ['nothing', http(200, 'application/json', '')],
  ['JSON null', json('null')],
  ['a JSON list', json('[]')],
  ['a JSON text', json('"ok"')],
  ['an empty object', json('{}')],
  ['nulls', json('{"format":null,"content":null,"detail":null,"credits_remaining":null,"status":null}')],
  ['wrong types', json('{"format":1,"content":[],"detail":{},"credits_remaining":"5","supported_languages":[1]}')],
  ['numbers out of range', json('{"credits_remaining":1e999,"credits_used":-1e308,"total_credits":1e308}')],
  ['names of the object prototype', json('{"__proto__":{"detail":"x"},"constructor":1,"toString":2}')],
  ['an error for everything', json('{"detail":"Internal server error"}', 500)],
  ['a refusal for everything', json('{"detail":"Rate limit exceeded. Please try again later."}', 429)],
  ['deep nesting', json(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)],
  [
    'bytes that are no UTF-8',
    raw(
      Buffer.concat([
        Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"format":"'),
        Buffer.from([0xff, 0xfe, 0xc3]),
      ]),
    ),
  ],
  ['a redirect', raw('HTTP/1.1 301 Moved\r\nLocation: /\r\nContent-Length: 0\r\n\r\n')],
  ['204', raw('HTTP/1.1 204 No Content\r\n\r\n')],
  ['garbage', raw('\u0007\u0000garbage')],
  ['a cut body', raw('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 999\r\n\r\n{"for')],
  ['an unknown status', raw('HTTP/1.1 999 What\r\nContent-Length: 0\r\n\r\n')],
  ['a reset', () => startStub((request) => request.socket.destroy())],
  ['silence', raw('', false)],
];

it.each(stubs)('%s makes checks fail, and never breaks the harness', async (_name, start) => {
  const stub = await start();
  const target: Target = { ...honest, baseUrls: { translateplus: stub.url }, keepsConnections: false };
  const run = {
    checks: translatePlusChecks,
    limits: { timeoutMs: 60, maxBytes: 200_000 },
    patience: { totalWait: 0, shortTimeoutMs: 5 },
  };
  const arranged = await runConformance({ target, ...run });
  expect(arranged.checks.filter(({ status }) => status === 'error')).toEqual([]);
  expect(arranged.checks.filter(({ status }) => status === 'passed').map(({ id }) => id)).toEqual([]);
  expect(exitCode(arranged)).toBe(1);
  const alone = urlTarget({
    baseUrls: { translateplus: stub.url },
    credentials: { translateplus: { apiKey: 'a key' } },
  });
  const plain = await runConformance({ target: alone, ...run });
  await stub.close();
  expect(plain.summary.errors).toBe(0);
  expect(exitCode(plain)).toBe(1);
});
