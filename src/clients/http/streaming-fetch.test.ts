import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
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
    expect(early.status).toBe(409);
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
