import type { IncomingMessage, ServerResponse } from 'node:http';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { OpenResponses } from './open-responses.ts';

it('leaves nothing at a connection that is closed', async () => {
  const socket = new PassThrough();
  const response = { closed: false } as ServerResponse;
  const open = new OpenResponses();
  open.add({ socket } as unknown as IncomingMessage, response);
  expect(open.has(socket)).toBe(true);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.destroy();
  await closed;
  const held = Object.getOwnPropertySymbols(socket).map((name) => (socket as unknown as Record<symbol, unknown>)[name]);
  expect(held.flat()).not.toContainEqual(expect.objectContaining({ response }));
  expect(open.has(socket)).toBe(false);
});
