import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it } from 'vitest';
import type { WireRequest } from '../../model/exchange.ts';
import { cutOnWire } from './cut.ts';

const requestTo = (port: number, host = '127.0.0.1'): WireRequest =>
  ({
    method: 'POST',
    url: `http://${host}:${port}/a?b`,
    headers: [['X-Key', 'v']],
    body: Buffer.from('whole body'),
  }) as unknown as WireRequest;

it('sends the head, announces the whole body, and closes after a part of it', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const received = new Promise<string>((resolve) => {
    server.once('connection', (socket) => {
      let text = '';
      socket.setEncoding('latin1').on('data', (part: string) => {
        text += part;
      });
      socket.on('end', () => resolve(text));
    });
  });
  await cutOnWire(requestTo((server.address() as AddressInfo).port), 5);
  expect((await received).split('\r\n')).toEqual([
    'POST /a?b HTTP/1.1',
    expect.stringMatching(/^Host: 127\.0\.0\.1:\d+$/),
    'X-Key: v',
    'Content-Length: 10',
    '',
    'whole',
  ]);
  server.close();
});

it('reaches an IPv6 address', async (test) => {
  const server = createServer((socket) => socket.resume()).listen(0, '::1');
  const listens = await once(server, 'listening').then(
    () => true,
    () => false,
  );
  // A machine without IPv6 has no such address.
  if (!listens) test.skip('no IPv6 here');
  const connected = once(server, 'connection');
  await cutOnWire(requestTo((server.address() as AddressInfo).port, '[::1]'), 5);
  await connected;
  server.close();
});

it('resolves where nothing listens', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  await expect(cutOnWire(requestTo(port), 5)).resolves.toBeUndefined();
});
