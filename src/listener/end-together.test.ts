import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { endTogether } from './end-together.ts';

it('ends responses in their order after the turn, but for those whose clients have left', async () => {
  const order: string[] = [];
  const responses = ['a', 'b', 'c', 'd'].map((name) => ({ destroyed: false, end: () => order.push(name) }));
  for (const response of responses) endTogether(response as unknown as ServerResponse, 'x', 'latin1');
  if (responses[1]) responses[1].destroyed = true;
  await null;
  expect(order).toEqual([]);
  await setImmediate();
  expect(order).toEqual(['a', 'c', 'd']);
  endTogether(responses[0] as unknown as ServerResponse, 'x', 'latin1');
  await setImmediate();
  expect(order).toEqual(['a', 'c', 'd', 'a']);
});

it('lets no answer wait for many requests', async () => {
  let ended = 0;
  const response = { destroyed: false, end: () => (ended += 1) } as unknown as ServerResponse;
  const seen = Array.from({ length: 100 }, () => {
    endTogether(response, 'x', 'latin1');
    return ended;
  });
  expect([Math.max(...seen), seen[20]]).toEqual([96, 16]);
  await setImmediate();
  expect(ended).toBe(100);
});

it('answers in a program whose timers are replaced', async () => {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Length': 2 });
    endTogether(response, 'ab', 'latin1');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  vi.useFakeTimers();
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  const [text] = await once(client, 'data').finally(() => vi.useRealTimers());
  client.destroy();
  server.close();
  expect(String(text)).toMatch(/ab$/);
});
