// Covers: control-error.ts, request.ts, send.ts

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { ControlApiError, createControlClient } from './index.ts';

type Answer = (request: IncomingMessage & { body: string }, response: ServerResponse) => void;

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});

async function serve(answer: Answer, timeoutMs = 10_000) {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    answer(Object.assign(request, { body }), response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  close = () =>
    new Promise((done) => {
      server.closeAllConnections();
      server.close(() => done());
    });
  return createControlClient({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, timeoutMs });
}

const tenant = {
  name: 'a b',
  clock: { mode: 'manual', now: '2026-01-01T00:00:00.000Z' },
  seed: 1,
  switches: {},
  credits: { total: 5, used: 0, remaining: 5 },
  limits: { translateplus: null },
  credentials: { translateplus: { full: { apiKey: 'mock_a' } } },
  faults: [],
};

it('opens a tenant with the given settings', async () => {
  const seen: string[] = [];
  const control = await serve((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers['content-type']} ${request.body}`);
    response.writeHead(201, { 'Content-Type': 'application/json' }).end(JSON.stringify(tenant));
  });
  expect(await control.createTenant({ name: 'x', credits: 5 })).toEqual(tenant);
  expect(seen).toEqual(['POST /tenants?verbose application/json {"name":"x","credits":5}']);
});

it('encodes names in paths and accepts an empty answer to a deletion', async () => {
  const seen: string[] = [];
  const control = await serve((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.writeHead(204).end();
  });
  expect(await control.deleteTenant('a b/c')).toBeUndefined();
  expect(seen).toEqual(['DELETE /tenants/a%20b%2Fc']);
});

it('reports a failure with its code, message and hint', async () => {
  const error = { code: 'tenant-unknown', message: 'There is no tenant x.', hint: 'POST /tenants opens one.' };
  const control = await serve((_request, response) => {
    response.writeHead(404, { 'Content-Type': 'application/json' }).end(JSON.stringify({ error }));
  });
  const failure = await control.getTenant('x').catch((cause: unknown) => cause);
  expect(failure).toBeInstanceOf(ControlApiError);
  expect(failure).toMatchObject({ status: 404, code: 'tenant-unknown' });
  expect(String(failure)).toContain('There is no tenant x. POST /tenants opens one.');
});

it.each<[string, Answer, string]>([
  ['HTML', (_request, response) => response.end('<html>'), 'expected an answer of the control API'],
  ['another shape', (_request, response) => response.end('{"name":1}'), 'name'],
  ['an unreadable refusal', (_request, response) => response.writeHead(500).end('oops'), 'answered 500'],
  ['a reset', (request) => request.socket.destroy(), 'no answer'],
  ['a redirect', (_request, response) => response.writeHead(302, { Location: '/x' }).end(), 'answered 302'],
])('says so when %s comes', async (_name, answer, problem) => {
  const control = await serve(answer);
  const failure = await control.getTenant('x').catch((cause: unknown) => cause);
  expect(failure).toBeInstanceOf(ControlApiError);
  expect(String(failure)).toContain(problem);
});

it('gives up on a call without an answer', async () => {
  const control = await serve(() => {}, 50);
  await expect(control.health()).rejects.toThrow('no answer');
});

it('repeats a call when the server has closed its kept connection', async () => {
  let calls = 0;
  const control = await serve((request, response) => {
    calls += 1;
    response.end(JSON.stringify(tenant));
    // Closed without notice, as servers may do.
    if (calls === 1) setTimeout(() => request.socket.resetAndDestroy(), 0);
  });
  await control.getTenant('x');
  expect(await control.getTenant('x')).toEqual(tenant);
});
