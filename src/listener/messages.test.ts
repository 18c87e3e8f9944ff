import express from 'express';
import { afterEach, expect, it } from 'vitest';
import { type Listening, listen } from './listen.ts';
import { adoptMessages, createMessages, type MessageClasses } from './messages.ts';

const open: Listening[] = [];
const seen = new Set<object>();
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function start(apps: readonly express.Express[], messages?: MessageClasses): Promise<string> {
  const server = await listen({
    messages,
    port: 0,
    host: '127.0.0.1',
    load: async () => ({
      listener: (request, response) => apps[request.url === '/second' ? 1 : 0]?.(request, response),
      broken: () => ({ status: 500, headers: {}, bytes: Buffer.from('broken') }),
      adopt: (messages) => {
        for (const app of apps) adoptMessages(app, messages);
      },
    }),
  });
  open.push(server);
  return `http://127.0.0.1:${server.port}`;
}

/** An app that says whether its requests had its prototypes before Express set them, and what its own members find. */
function probe(): express.Express {
  const app = express();
  app.set('query parser', 'simple');
  app.get('/{*path}', (request, response) => {
    const adopted = Object.getPrototypeOf(request).constructor.name === 'Request';
    seen.add(Object.getPrototypeOf(request));
    response.json({ adopted, ip: request.ip, query: request.query.a, type: request.get('X-A') });
  });
  return app;
}

it('gives requests the prototypes of the app from their making, the first request included', async () => {
  const url = await start([probe()]);
  for (let sent = 0; sent < 2; sent += 1) {
    const answer = await fetch(`${url}/x?a=b`, { headers: { 'X-A': 'c' } });
    expect(await answer.json()).toEqual({ adopted: true, ip: '127.0.0.1', query: 'b', type: 'c' });
  }
});

async function prototypesOf(urls: readonly string[]): Promise<number> {
  seen.clear();
  for (const url of urls) expect(await (await fetch(url)).json()).toMatchObject({ adopted: true });
  return seen.size;
}

it('gives them to every app of a listener, and each listener its own', async () => {
  const [both, other] = [await start([probe(), probe()]), await start([probe()])];
  expect(await prototypesOf([`${both}/first`, `${both}/second`])).toBe(1);
  expect(await prototypesOf([`${both}/first`, `${other}/first`])).toBe(2);
});

it('gives the same ones to all listeners with the same classes', async () => {
  const messages = createMessages();
  const [one, other] = [await start([probe()], messages), await start([probe()], messages)];
  expect(await prototypesOf([`${one}/first`, `${other}/first`])).toBe(1);
});
