import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, it } from 'vitest';
import { hasArrived, takeArrived } from './arrived.ts';

/** Sends a request, or its beginning, and returns what `look` says in the next tick of the request. */
async function looked<Seen>(text: string, look: (request: IncomingMessage) => Seen): Promise<Seen> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.write(text);
  const [request] = (await once(server, 'request')) as [IncomingMessage];
  const seen = await new Promise<Seen>((resolve) => process.nextTick(() => resolve(look(request))));
  client.destroy();
  server.closeAllConnections();
  server.close();
  return seen;
}

const HEAD = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n';

it('takes a body that arrived with its head, and calls the request arrived from then on', async () => {
  const seen = await looked(`${HEAD}hello`, (request) => ({
    text: String(takeArrived(request, 5)),
    isArrived: hasArrived(request),
  }));
  expect(seen).toEqual({ text: 'hello', isArrived: true });
});

it('leaves the beginning of a body where it is', async () => {
  const seen = await looked(`${HEAD}hel`, (request) => ({
    bytes: takeArrived(request, 5),
    left: request.readableLength,
    isArrived: hasArrived(request),
  }));
  expect(seen).toEqual({ bytes: null, left: 3, isArrived: false });
});

it('calls a request without a body arrived at once', async () => {
  expect(await looked('GET / HTTP/1.1\r\nHost: a\r\n\r\n', hasArrived)).toBe(true);
});
