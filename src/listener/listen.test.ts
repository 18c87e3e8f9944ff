// Covers: first-line.ts, open-responses.ts, origin-form.ts, timeouts.ts, unfinished.ts

import { createConnection, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { sendRaw } from '../../test/support/raw-http.ts';
import { type Listening, listen } from './listen.ts';
import type { Timeouts } from './timeouts.ts';
import type { BrokenRequest, RequestListener } from './types.ts';

const STATUS = { broken: 400, headers: 431, timeout: 408, defect: 500 };
const open: Listening[] = [];
const sockets: Socket[] = [];
let defects: unknown[] = [];
let refused: (BrokenRequest | null)[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(open.splice(0).map((server) => server.close()));
  [defects, refused] = [[], []];
});

const echo: RequestListener = (request, response) => {
  request.resume();
  request.on('end', () => setTimeout(() => response.end(`<${request.url}>`), request.url === '/slow' ? 100 : 0));
};

async function start(timeouts: Partial<Timeouts> = {}, listener = echo): Promise<string> {
  const server = await listen({
    port: 0,
    host: '127.0.0.1',
    timeouts,
    onDefect: (error) => defects.push(error),
    load: async () => ({
      listener,
      broken: (reason, request) => {
        refused.push(request ?? null);
        return { status: STATUS[reason], headers: { 'X-Reason': reason }, bytes: Buffer.from(`{${reason}}`) };
      },
    }),
  });
  open.push(server);
  return `http://127.0.0.1:${server.port}`;
}

const GET = 'GET /x HTTP/1.1\r\nHost: a\r\n\r\n';
const SLOW = 'GET /slow HTTP/1.1\r\nHost: a\r\n\r\n';

/** Connects, sends, and keeps its own side open after any answer. */
function stayHalfOpen(url: string, text: string): void {
  const socket = createConnection({ port: Number(new URL(url).port), host: '127.0.0.1', allowHalfOpen: true });
  sockets.push(socket);
  socket.on('error', () => {});
  socket.resume();
  socket.write(text);
}

it.each([
  ['broken HTTP', 'GARBAGE\r\n\r\n'],
  ['CONNECT', 'CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['HTTP/0.9', 'GET /\r\n'],
  ['headers that are too large', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
  ['a bad chunk', 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
  ['a good request before garbage', `${GET}GARBAGE\r\n\r\n`],
])('cuts a client that stays half-open after %s', async (_name, text) => {
  const url = await start({ close: 60 });
  for (let i = 0; i < 5; i += 1) stayHalfOpen(url, text);
  await expect.poll(() => refused.length, { timeout: 5_000 }).toBe(5);
  await expect.poll(() => open[0]?.connections(), { timeout: 5_000 }).toBe(0);
});

it.each([
  ['in one piece', ['GET /\r\n']],
  ['in pieces', ['GE', 'T /', '\r', '\n']],
  ['after an empty line', ['\r\nGET /\r\n']],
  ['with an empty line', ['GET /\r\n\r\n']],
])('refuses HTTP/0.9 %s at once', async (_name, chunks) => {
  expect((await sendRaw(await start(), chunks)).status).toBe(400);
});

it.each([
  ['that sends nothing', []],
  ['that stops within the request line', ['GET / HT']],
  ['that stops within the headers', ['GET / HTTP/1.1\r\nHost: a\r\nX: ']],
])('answers a client %s with 408 and closes', async (_name, chunks) => {
  const answer = await sendRaw(await start({ headers: 100, close: 50 }), chunks, { patienceMs: 5_000 });
  expect([answer.status, answer.ended]).toEqual([408, true]);
});

it.each([
  ['of a length', 'Content-Length: 10\r\n\r\nabc'],
  ['in chunks', 'Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n'],
  ['that has not begun', 'Content-Length: 10\r\n\r\n'],
])('answers a body %s that stops coming with 408', async (_name, rest) => {
  const url = await start({ idle: 100, request: 0 });
  const answer = await sendRaw(url, [`POST /up HTTP/1.1\r\nHost: a\r\n${rest}`], { patienceMs: 5_000 });
  expect([answer.status, answer.ended]).toEqual([408, true]);
  expect(refused).toEqual([{ method: 'POST', path: '/up' }]);
});

it('waits for a body that keeps coming, and for an app that does not read', async () => {
  const url = await start({ idle: 80 }, (request, response) => {
    setTimeout(() => echo(request, response), 300);
  });
  const { port } = new URL(url);
  const socket = createConnection(Number(port), '127.0.0.1');
  sockets.push(socket);
  socket.write('POST /up HTTP/1.1\r\nHost: a\r\nContent-Length: 40\r\n\r\n');
  const trickle = setInterval(() => socket.write('x'), 20);
  const answer = await new Promise((resolve) => socket.once('data', (chunk) => resolve(String(chunk))));
  clearInterval(trickle);
  expect(answer).toContain('200 OK');
});

it('answers valid requests in order before it refuses the bytes after them', async () => {
  const { text } = await sendRaw(await start(), [`${SLOW}${GET}GARBAGE\r\n\r\n`], { patienceMs: 5_000 });
  expect(text.match(/HTTP\/1\.1 \d+|<[^>]*>|\{.*\}/g)).toEqual([
    'HTTP/1.1 200',
    '</slow>',
    'HTTP/1.1 200',
    '</x>',
    'HTTP/1.1 400',
    '{broken}',
  ]);
});

it('ignores bytes after a request that closes the connection', async () => {
  const last = 'GET /slow HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
  const { text } = await sendRaw(await start(), [last, GET, 'GARBAGE'], { patienceMs: 5_000 });
  expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200']);
});

it.each([
  ['POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 400],
  ['POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcX', 400],
  ['POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\nabc', 100],
  ['GET /x HTTP/1.1\r\nHost: a\r\nExpect: something\r\n\r\n', 200],
  ['GET /x HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n', 200],
  [
    'GET /x HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: x\r\n\r\n',
    200,
  ],
  ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
  ['GET / HTTP/2.0\r\nHost: a\r\n\r\n', 400],
  ['GET / HTTP/1.1\r\n\r\n', 400],
])('answers %j with %i', async (text, status) => {
  expect((await sendRaw(await start(), [text], { until: '\r\n' })).status).toBe(status);
});

it.each(['http://[/', 'http://', 'http:///x', 'ftp://a/', 'http://a:99999/'])(
  'refuses the target %s',
  async (target) => {
    expect((await sendRaw(await start(), [`GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n`])).status).toBe(400);
    expect(refused).toEqual([{ method: 'GET', path: target }]);
  },
);

it.each([
  ['http://a/x?y', '/x?y'],
  ['http://a', '/'],
  ['HTTP://u@a:1?y', '/?y'],
  ['//', '//'],
  ['/%zz', '/%zz'],
  ['*', '*'],
])('gives the app the target %s as %s', async (target, seen) => {
  const { text } = await sendRaw(await start(), [`OPTIONS ${target} HTTP/1.1\r\nHost: a\r\n\r\n`], { until: '>' });
  expect(text).toContain(`<${seen}>`);
});

it('answers 500 when the app throws, rejects, or hands an error on', async () => {
  const failing: RequestListener[] = [
    () => {
      throw new Error('thrown');
    },
    (_request, _response, next) => next?.(new Error('handed on')),
  ];
  for (const listener of failing) {
    const { text } = await sendRaw(await start({}, listener), [GET]);
    expect(text).toMatch(/^HTTP\/1\.1 500 [\s\S]*\{defect\}$/);
  }
  expect(defects).toHaveLength(2);
});

it('answers 500 when the app cannot be loaded', async () => {
  const load = () => Promise.reject(new Error('no app'));
  const server = await listen({ port: 0, host: '127.0.0.1', load, onDefect: (error) => defects.push(error) });
  open.push(server);
  expect((await sendRaw(`http://127.0.0.1:${server.port}`, [GET])).status).toBe(500);
  expect(defects).not.toEqual([]);
});

it.each([
  ['HEAD', ''],
  ['GET', '{broken}'],
])('refuses a broken target of %s with the body "%s"', async (method, body) => {
  const { status, text } = await sendRaw(await start(), [`${method} http:/./a HTTP/1.1\r\nHost: a\r\n\r\n`]);
  expect([status, text.slice(text.indexOf('\r\n\r\n') + 4)]).toEqual([400, body]);
});

function connectSilently(url: string): Promise<Socket> {
  const socket = createConnection({ port: Number(new URL(url).port), host: '127.0.0.1', allowHalfOpen: true });
  sockets.push(socket);
  return new Promise((resolve) => socket.once('connect', () => resolve(socket)));
}

it('closes connections without a byte when it closes', async () => {
  const socket = await connectSilently(await start());
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.on('error', () => {}).resume();
  socket.once('end', () => socket.end());
  await expect.poll(() => open[0]?.connections()).toBe(1);
  await open.splice(0)[0]?.close();
  await closed;
});

it('ends the connection of a client that ends without a byte', async () => {
  const socket = await connectSilently(await start());
  const ended = new Promise((resolve) => socket.once('end', resolve));
  socket.resume().end();
  await ended;
  await expect.poll(() => open[0]?.connections()).toBe(0);
});
