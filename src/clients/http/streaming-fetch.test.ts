import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { attempt } from './attempt.ts';
import { classifyFetchError } from './attempt-failure.ts';
import { streamingFetch } from './streaming-fetch.ts';

let close: (() => void) | undefined;
afterEach(() => close?.());

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe('streamingFetch', () => {
  it('sends a Blob with its length, and returns status, headers and body', async () => {
    const url = await listen(async (request, response) => {
      let bytes = 0;
      for await (const piece of request) bytes += (piece as Buffer).length;
      const { method } = request;
      response.writeHead(418, { 'X-Length': request.headers['content-length'] ?? 'none' }).end(`${method} ${bytes}`);
    });
    const body = new Blob([Buffer.alloc(3_000_000)]);
    const answer = await streamingFetch(url, { method: 'PATCH', body, headers: { a: 'b' } });
    expect([answer.status, answer.headers.get('x-length'), await answer.text()]).toEqual([
      418,
      '3000000',
      'PATCH 3000000',
    ]);
  });

  it('returns an answer without a body, and one that comes before the body was read', async () => {
    const url = await listen((request, response) => {
      if (request.method === 'HEAD') response.writeHead(204, { 'Upload-Offset': '7' }).end();
      else response.writeHead(409).end('no');
    });
    expect((await streamingFetch(url, { method: 'HEAD' })).headers.get('upload-offset')).toBe('7');
    const early = await streamingFetch(url, { method: 'PATCH', body: new Blob([Buffer.alloc(20_000_000)]) });
    expect([early.status, await early.text()]).toEqual([409, 'no']);
  });

  it('reads no further than its caller wants', async () => {
    let isClosed = false;
    const url = await listen((_request, response) => {
      response.once('close', () => {
        isClosed = true;
      });
      const feed = () => {
        while (!response.destroyed && response.write(Buffer.alloc(100_000))) {}
      };
      response.on('drain', feed);
      feed();
    });
    const endless = await attempt(
      streamingFetch,
      { method: 'PATCH', url: new URL(url), headers: {}, body: new Blob(['x']) },
      { timeoutMs: 20_000, maxBytes: 1_000 },
      undefined,
    );
    expect(endless).toMatchObject({ failure: { type: 'too-large', status: 200 } });
    await expect.poll(() => isClosed).toBe(true);
  });

  it('passes on a body that breaks off', async () => {
    const url = await listen((request, response) => {
      response.writeHead(200, { 'Content-Length': 100 }).write('half');
      setTimeout(() => request.socket.destroy(), 20);
    });
    const answer = await streamingFetch(url, { method: 'PATCH', body: new Blob(['x']) });
    await expect(answer.text()).rejects.toThrow();
  });

  it('rejects for a status that cannot be', async () => {
    const server = createTcpServer((socket) => socket.end('HTTP/1.1 999 No\r\nContent-Length: 0\r\n\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    close = () => server.close();
    const { port } = server.address() as AddressInfo;
    await expect(streamingFetch(`http://127.0.0.1:${port}/`, { method: 'HEAD' })).rejects.toThrow(RangeError);
  });

  it.each<[string, () => Promise<string>, string]>([
    ['a server that is not there', async () => 'http://127.0.0.1:1/', 'not-sent'],
    ['a connection that breaks', () => listen((request) => request.socket.destroy()), 'reset'],
  ])('rejects for %s as fetch does', async (_what, start, type) => {
    const sending = streamingFetch(await start(), { method: 'PATCH', body: new Blob(['x'.repeat(1_000_000)]) });
    const error = await sending.catch((failure: unknown) => failure);
    expect(classifyFetchError(error)).toBe(type);
  });

  it('ends with its signal', async () => {
    const url = await listen(() => {});
    const signal = AbortSignal.timeout(50);
    await expect(streamingFetch(url, { method: 'PATCH', body: new Blob(['x']), signal })).rejects.toThrow();
  });
});
