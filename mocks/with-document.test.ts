import { afterAll, beforeAll, expect, it } from 'vitest';
import { contracts } from '../src/contracts/contracts.ts';
import { providerRows } from '../src/contracts/providers.ts';
import { type RunningWorld, startWorld } from './start.ts';
import { DOCUMENT_PATH } from './with-document.ts';

let running: RunningWorld;
beforeAll(async () => {
  running = await startWorld();
});
afterAll(() => running.close());

it.each(providerRows.map(([id]) => id))('serves the OpenAPI document of %s at the root of its server', async (id) => {
  const { origin } = new URL(running.providers[id]?.baseUrl ?? '');
  const answer = await fetch(`${origin}${DOCUMENT_PATH}?x=1`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
  const document = (await answer.json()) as { openapi: string; servers: { url: string }[] };
  expect(document.openapi).toBe('3.1.0');
  for (const operation of contracts[id].operations) expect(JSON.stringify(document)).toContain(`"${operation.id}"`);
  // Relative to the document, the first server is the base URL.
  expect(new URL(document.servers[0]?.url ?? '', origin).href.replace(/\/$/, '')).toBe(running.providers[id]?.baseUrl);
  const head = await fetch(`${origin}${DOCUMENT_PATH}`, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
});

it('writes no journal entry, and leaves other requests to the provider', async () => {
  const { origin } = new URL(running.providers.translateplus?.baseUrl ?? '');
  const entries = () => running.world.lobby.journal.entries.map(({ method, path }) => `${method} ${path}`);
  const before = entries();
  await fetch(`${origin}${DOCUMENT_PATH}`);
  expect(entries()).toEqual(before);
  expect((await fetch(`${origin}${DOCUMENT_PATH}`, { method: 'POST' })).status).toBeGreaterThanOrEqual(400);
  expect((await fetch(`${origin}${DOCUMENT_PATH}x`)).status).toBe(404);
  expect(entries().slice(before.length)).toEqual([`POST ${DOCUMENT_PATH}`, `GET ${DOCUMENT_PATH}x`]);
});
