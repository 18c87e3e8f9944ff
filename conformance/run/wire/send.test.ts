// Covers: decode.ts

import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { WireLimits, WireProblemKind, WireRequest } from '../../model/exchange.ts';
import { type Stub, startRawStub, startStub } from '../../testing/stub-server.ts';
import { sendOnWire } from './send.ts';

const limits: WireLimits = { timeoutMs: 2_000, maxBytes: 10_000 };
let stub: Stub | undefined;
afterEach(async () => {
  await stub?.close();
  stub = undefined;
});

const get = (url: string, more: Partial<WireRequest> = {}): WireRequest => ({
  method: 'GET',
  url,
  headers: [],
  body: null,
  ...more,
});

async function raw(bytes: string | Uint8Array, end = true, custom: Partial<WireLimits> = {}) {
  stub = await startRawStub((socket) => {
    socket.write(bytes);
    if (end) socket.end();
  });
  return sendOnWire(get(stub.url), { ...limits, ...custom });
}

describe('a sent request', () => {
  it('keeps the spelling and order of header names, and sends the body as bytes', async () => {
    let seen: { raw: string[]; body: string } | undefined;
    stub = await startStub((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        seen = { raw: request.rawHeaders, body };
        response.end();
      });
    });
    const headers = [['x-aPi-KEY', 'k'] as const, ['Content-Type', 'application/json'] as const];
    await sendOnWire(get(stub.url, { method: 'POST', headers, body: Buffer.from('ü') }), limits);
    expect(seen?.raw.slice(2, 6)).toEqual(['x-aPi-KEY', 'k', 'Content-Type', 'application/json']);
    expect(seen?.raw).toContain('Content-Length');
    expect(seen?.body).toBe('ü');
  });

  it('leaves no connection behind for a header that HTTP cannot carry', async () => {
    const server = createServer((socket) => socket.on('error', () => {}).once('data', () => socket.end('nonsense')));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const headers = [['X-Key', 'a\u2014b'] as const];
    await expect(sendOnWire(get(url, { headers }), limits)).rejects.toThrow('Invalid character');
    // This one arrives after it. The server ends when it has no connection any more.
    await sendOnWire(get(url), limits);
    server.close();
    await once(server, 'close');
  });

  it('sends chunks on request', async () => {
    let encoding: string | undefined;
    stub = await startStub((request, response) => {
      encoding = request.headers['transfer-encoding'];
      request.resume().on('end', () => response.end());
    });
    await sendOnWire(get(stub.url, { method: 'POST', body: Buffer.from('{}'), chunked: true }), limits);
    expect(encoding).toBe('chunked');
  });

  it('follows no redirect', async () => {
    let requests = 0;
    stub = await startStub((_request, response) => {
      requests += 1;
      response.writeHead(302, { Location: '/elsewhere' }).end();
    });
    const { response } = await sendOnWire(get(stub.url), limits);
    expect([response?.status, requests]).toEqual([302, 1]);
  });
});

describe('a received answer', () => {
  it.each([
    ['gzip', gzipSync('hello')],
    ['', Buffer.from('hello')],
    ['identity', Buffer.from('hello')],
  ])('undoes the content coding %j', async (coding, body) => {
    stub = await startStub((_request, response) => {
      if (coding) response.setHeader('Content-Encoding', coding);
      response.end(body);
    });
    const { response } = await sendOnWire(get(stub.url), limits);
    expect(Buffer.from(response?.bytes ?? []).toString()).toBe('hello');
  });

  it('accepts an answer after informational ones', async () => {
    const { response } = await raw(
      'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok',
    );
    expect(response?.status).toBe(200);
  });

  it('accepts an answer that ends with its connection', async () => {
    const { response } = await raw('HTTP/1.1 200 OK\r\n\r\nabc');
    expect(Buffer.from(response?.bytes ?? []).toString()).toBe('abc');
  });

  it('accepts 204 without a body', async () => {
    const { response } = await raw('HTTP/1.1 204 No Content\r\n\r\n');
    expect([response?.status, response?.bytes.length]).toEqual([204, 0]);
  });
});

describe('what does not come back whole', () => {
  it.each<[string, string | Uint8Array, string, WireProblemKind?]>([
    ['garbage', '\u0000\u0001 this is no HTTP\r\n\r\n', 'not HTTP'],
    ['an early end', 'HTTP/1.1 200', 'no answer', 'connection-broken'],
    ['nothing', '', 'no answer', 'connection-broken'],
    ['a body cut short', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc', 'broke off after 3 bytes'],
    ['chunks cut short', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc', 'broke off'],
    ['bad chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n', '200 and'],
    ['a header flood', `HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(20_000)}\r\n`, 'HTTP'],
    [
      'an unknown coding',
      'HTTP/1.1 200 OK\r\nContent-Encoding: snappy\r\nContent-Length: 1\r\n\r\na',
      'unknown content coding "snappy"',
    ],
    [
      'a broken gzip',
      'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc',
      'cannot be unpacked',
    ],
    [
      'a gzip cut short',
      Buffer.concat([
        Buffer.from('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n'),
        gzipSync('hello hello hello').subarray(0, 15),
      ]),
      'cannot be unpacked',
    ],
    [
      'a gzip that unpacks to more than the cap',
      Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n'), gzipSync(Buffer.alloc(20_000))]),
      'cannot be unpacked',
    ],
    ['an upgrade', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n', '101'],
    ['a body over the cap', `HTTP/1.1 200 OK\r\n\r\n${'a'.repeat(10_001)}`, 'more than 10000 bytes'],
  ])('reports %s', async (_name, bytes, problem, kind = 'broken-answer') => {
    const exchange = await raw(bytes);
    expect(exchange).toMatchObject({ response: null, problem: { kind } });
    expect(exchange.problem?.text).toContain(problem);
  });

  it('gives up on an endless body at the cap', async () => {
    stub = await startStub((_request, response) => {
      const more = () => {
        while (response.write('x'.repeat(1_000)));
        response.once('drain', more);
      };
      more();
    });
    const exchange = await sendOnWire(get(stub.url), limits);
    expect(exchange.problem?.text).toContain('more than 10000 bytes');
  });

  it.each([
    ['silence', '', 'no answer within 0.1 seconds'],
    [
      'a body that never ends',
      'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc',
      '200 and an unfinished body (3 bytes)',
    ],
    ['informational answers only', 'HTTP/1.1 103 Early Hints\r\n\r\n', 'no answer within'],
  ])('gives up on %s when the time is up', async (_name, bytes, problem) => {
    const exchange = await raw(bytes, false, { timeoutMs: 100 });
    expect(exchange).toMatchObject({ response: null, problem: { kind: 'timeout' } });
    expect(exchange.problem?.text).toContain(problem);
  });

  it('reports a refused connection', async () => {
    stub = await startStub(() => {});
    const { url } = stub;
    await stub.close();
    stub = undefined;
    const { problem } = await sendOnWire(get(url), limits);
    expect(problem).toEqual({ kind: 'not-connected', text: 'no answer: the connection was refused' });
  });

  it('reports a cut connection', async () => {
    stub = await startStub((request) => request.socket.destroy());
    const { problem } = await sendOnWire(get(stub.url), limits);
    expect(problem).toEqual({ kind: 'connection-broken', text: 'no answer: the connection was cut' });
  });

  it('reports an unknown host', async () => {
    const { problem } = await sendOnWire(get('http://nowhere.invalid/'), limits);
    expect(problem?.kind).toBe('not-connected');
  });
});
