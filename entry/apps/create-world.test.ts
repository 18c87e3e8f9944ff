// Covers: create-apps.ts, msw.ts
import { Server } from 'node:net';
import Cloudflare from 'cloudflare';
import supertest from 'supertest';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RunningWorld } from '../../mocks/start.ts';
import { createTranslatePlusClient } from '../index.ts';
import { createCloudflareApp, createGcoreApp, createTranslatePlusApp } from './create-apps.ts';
import { createWorld } from './create-world.ts';
import { mswHandlers, type mswResolver } from './msw.ts';

let world: RunningWorld | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});
const make = async (options: Parameters<typeof createWorld>[0] = {}): Promise<RunningWorld> => {
  world = await createWorld(options);
  return world;
};
const KEY = { headers: { 'X-API-KEY': 'mock_demo' } };

describe('fetch of a world', () => {
  it('serves the SDK of a vendor', async () => {
    const { fetch, providers } = await make();
    const { accountId = '', apiToken = '' } = providers['cloudflare-stream']?.credentials ?? {};
    const client = new Cloudflare({ apiToken, fetch, maxRetries: 0 });
    const video = await client.stream.copy.create({ account_id: accountId, url: 'https://cdn.example/a.mp4' });
    expect(video.uid).toMatch(/^[0-9a-f]{32}$/);
  });
});

it('opens no port', async () => {
  const listen = vi.spyOn(Server.prototype, 'listen');
  await (await make()).fetch('https://api.translateplus.io/v2/account/summary', KEY);
  expect(listen).not.toHaveBeenCalled();
  listen.mockRestore();
});

describe('the apps', () => {
  it('answer supertest, for a world and for a running one', async () => {
    const running = await make();
    const translate = await supertest(createTranslatePlusApp(running))
      .get('/v2/account/summary')
      .set('X-API-KEY', 'mock_demo');
    const gcore = await supertest(createGcoreApp(running.world))
      .get('/streaming/ai/tasks')
      .set('Authorization', 'APIKey mock_demo');
    const cloudflare = supertest(createCloudflareApp(running));
    const { accountId = '' } = running.providers['cloudflare-stream']?.credentials ?? {};
    const path = `/client/v4/accounts/${accountId}`;
    const stream = await cloudflare.get(`${path}/stream`).set('Authorization', 'Bearer mock_demo');
    const model = await cloudflare.post(`${path}/ai/run/@cf/none`).set('Authorization', 'Bearer mock_demo');
    expect([translate.status, gcore.status, stream.status]).toEqual([200, 200, 200]);
    expect(model.text).toContain('The model name is invalid');
    expect(running.world.tenant('demo').journal.entries.length).toBeGreaterThanOrEqual(3);
  });
});

describe('the handlers for MSW', () => {
  it('answer the world, leave others alone, and turn a dropped connection into a network error', async () => {
    const running = await make({ faults: ['reset; times=1'] });
    const http = { all: (path: '*', resolver: ReturnType<typeof mswResolver>) => ({ path, resolver }) };
    const [handler] = mswHandlers(running, http);
    expect(handler?.path).toBe('*');
    const resolve = (url: string) => handler?.resolver({ request: new Request(url, KEY) });
    expect(await resolve('https://example.com/')).toBeUndefined();
    expect((await resolve('https://api.translateplus.io/v2/account/summary'))?.type).toBe('error');
    expect((await resolve('https://api.translateplus.io/v2/account/summary'))?.status).toBe(200);
  });
});

it('serves the clients of this package through their own transport', async () => {
  const { fetch, providers } = await make();
  const { baseUrl = '' } = providers.translateplus ?? {};
  const client = createTranslatePlusClient({ baseUrl, apiKey: 'mock_demo', fetch });
  expect(await client.getAccountSummary()).toBeDefined();
});
