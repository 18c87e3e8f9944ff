import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { createTranslatePlusApp } from '../../translateplus/app.ts';
import { World } from '../world/world.ts';

it.each([
  ['/v2/supported-languages', 'mock_gone'],
  ['/nowhere', 'mock_gone'],
])('records a request for %s as aborted whose client has gone before its work', async (path, key) => {
  const world = new World({ bounds: { tenants: 1 } });
  const app = createTranslatePlusApp(world);
  const server = createServer((request, response) => {
    response.destroy();
    app(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => {
    send({ port, host: '127.0.0.1', path, headers: { 'X-API-KEY': key } })
      .once('error', resolve)
      .end();
  });
  const { entries } = world.tenant('gone').journal;
  expect(entries.map(({ outcome }) => outcome)).toEqual(['aborted']);
  // A tenant that counts as at work would keep its place.
  expect(world.tenant('another').name).toBe('another');
  server.close();
});
