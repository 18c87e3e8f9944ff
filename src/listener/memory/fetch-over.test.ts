// Covers: memory-connections.ts, memory-socket.ts, response-of.ts, sendable-body.ts
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type Listening, listen } from '../index.ts';
import { fetchOver } from './fetch-over.ts';

const open: Listening[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});
const empty = { status: 400, headers: {}, bytes: new Uint8Array() };
async function serve(listener: (request: IncomingMessage, response: ServerResponse) => void): Promise<Listening> {
  const load = async () => ({ listener, broken: () => empty });
  const server = await listen({ port: null, host: '127.0.0.1', load });
  open.push(server);
  return server;
}
const fetchFrom = (server: Listening, path = '/', init: RequestInit = {}) =>
  fetchOver(server.connect(), new Request(`http://any.example${path}`, init));
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
/** Two megabytes, over every buffer in between. */
const large = Buffer.alloc(
  2_000_000,
  Uint8Array.from({ length: 251 }, (_, index) => index),
);

describe('an answer over a connection in memory', () => {
  it('has its status, its headers, each cookie, and its URL', async () => {
    const server = await serve((request, response) => {
      response.writeHead(201, 'Made', { 'Set-Cookie': ['a=1', 'b=2; Path=/'], 'X-Host': request.headers.host });
      response.end('done');
    });
    const answer = await fetchFrom(server, '/x?y=1');
    expect([answer.status, answer.statusText, answer.url]).toEqual([201, 'Made', 'http://any.example/x?y=1']);
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2; Path=/']);
    expect([answer.headers.get('x-host'), await answer.text()]).toEqual(['any.example', 'done']);
  });

  it.each([204, 205, 304])('has no body with %i', async (status) => {
    const answer = await fetchFrom(await serve((_request, response) => response.writeHead(status).end()));
    expect([answer.status, answer.body]).toEqual([status, null]);
  });

  it('has the length and no body for HEAD', async () => {
    const server = await serve((_request, response) => response.writeHead(200, { 'Content-Length': 5 }).end('hello'));
    const answer = await fetchFrom(server, '/', { method: 'HEAD' });
    expect([answer.headers.get('content-length'), await answer.text()]).toEqual(['5', '']);
  });

  it('keeps every byte of large bodies in both directions, while its reader waits', async () => {
    const server = await serve((request, response) => request.pipe(response));
    const answer = await fetchFrom(server, '/', { method: 'POST', body: large });
    expect(digest(new Uint8Array(await answer.arrayBuffer()))).toBe(digest(large));
  });

  it('arrives piece by piece, as it is sent', async () => {
    let goOn = () => {};
    const server = await serve((_request, response) => {
      response.write('first');
      goOn = () => response.end('second');
    });
    const reader = (await fetchFrom(server)).body?.getReader();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('first');
    goOn();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('second');
    expect((await reader?.read())?.done).toBe(true);
  });
});

describe('a request over a connection in memory', () => {
  const echo = () =>
    serve((request, response) => {
      const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
      let text = '';
      request.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      request.on('end', () => response.end(JSON.stringify({ method: request.method, length, coding, text })));
    });

  it('announces the length of a text, of a form, and of no body', async () => {
    const server = await echo();
    const told = async (init: RequestInit) => (await fetchFrom(server, '/', init)).json();
    expect(await told({ method: 'POST', body: 'äb' })).toEqual({ method: 'POST', length: '3', text: 'äb' });
    expect(await told({ method: 'PUT' })).toMatchObject({ length: '0' });
    expect(await told({})).toEqual({ method: 'GET', text: '' });
    const form = new FormData();
    form.set('file', new Blob(['x'.repeat(100_000)]), 'a.srt');
    expect(Number(((await told({ method: 'POST', body: form })) as { length: string }).length)).toBeGreaterThan(
      100_000,
    );
  });

  it('sends a stream as its pieces come', async () => {
    let give: ReadableStreamDefaultController<Uint8Array> | null = null;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        give = controller;
      },
    });
    const pieces: string[] = [];
    const server = await serve((request, response) => {
      request.on('data', (piece: Buffer) => {
        pieces.push(piece.toString());
        if (pieces.length > 1) give?.close();
        else give?.enqueue(Buffer.from('two'));
      });
      request.on('end', () => response.end(request.headers['transfer-encoding']));
    });
    const answer = fetchFrom(server, '/', { method: 'POST', body, duplex: 'half' } as RequestInit);
    (give as ReadableStreamDefaultController<Uint8Array> | null)?.enqueue(Buffer.from('one'));
    expect(await (await answer).text()).toBe('chunked');
    expect(pieces).toEqual(['one', 'two']);
  });

  it('rejects with TypeError when the connection is dropped, before and within its answer', async () => {
    const before = await serve((_request, response) => response.socket?.destroy());
    await expect(fetchFrom(before)).rejects.toThrow(TypeError);
    await expect(fetchFrom(before)).rejects.toHaveProperty('cause.code', 'ECONNRESET');
    const within = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Length': 9 });
      response.write('half', () => response.socket?.destroy());
    });
    const answer = await fetchFrom(within);
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow();
  });

  it('rejects with the reason of its signal, and its server sees the end', async () => {
    let ended = () => {};
    const closed = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const server = await serve((_request, response) => void response.once('close', ended));
    const control = new AbortController();
    const answer = fetchFrom(server, '/', { signal: control.signal });
    setTimeout(() => control.abort(new Error('enough')), 20);
    await expect(answer).rejects.toThrow('enough');
    await closed;
    await expect(fetchFrom(server, '/', { signal: AbortSignal.abort(new Error('already')) })).rejects.toThrow(
      'already',
    );
  });

  it('ends an answer that is read when its signal aborts', async () => {
    const server = await serve((_request, response) => void response.write('begun'));
    const control = new AbortController();
    const answer = await fetchFrom(server, '/', { signal: control.signal });
    control.abort(new Error('enough'));
    await expect(answer.text()).rejects.toThrow('enough');
  });
});

it('closes what is open with its server', async () => {
  const server = await serve(() => {});
  const answer = fetchFrom(server);
  const rejected = expect(answer).rejects.toThrow(TypeError);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await server.close();
  await rejected;
});
