import { afterEach, describe, expect, it } from 'vitest';
import { type RunningWorld, type StartOptions, startWorld } from '../start.ts';

let world: RunningWorld | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});
const make = async (options: StartOptions = {}): Promise<RunningWorld> => {
  world = await startWorld({ ports: 'none', ...options });
  return world;
};
const KEY = { headers: { 'X-API-KEY': 'mock_demo' } };

describe('fetch of a world', () => {
  it('routes by the host of the real service and by the base URL of the mock', async () => {
    const { fetch, providers, control } = await make();
    const summary = '/v2/account/summary';
    expect((await fetch(`https://api.translateplus.io${summary}`, KEY)).status).toBe(200);
    expect((await fetch(`${new URL(providers.translateplus?.baseUrl ?? '').origin}${summary}`, KEY)).status).toBe(200);
    expect((await fetch(`http://localhost:4030${summary}`, KEY)).status).toBe(200);
    const gcore = await fetch('https://api.gcore.com/streaming/ai/tasks', {
      headers: { Authorization: 'APIKey mock_demo' },
    });
    expect(gcore.status).toBe(200);
    expect(await (await fetch(`${control.url}/health`)).json()).toMatchObject({ status: 'ok' });
  });

  it('says which URLs it answers, and rejects the others', async () => {
    const { fetch } = await make({ providers: ['translateplus'] });
    expect(fetch.handles('https://api.translateplus.io/v2')).toBe(true);
    for (const url of ['https://example.com/', 'https://api.gcore.com/streaming', 'http://127.0.0.1:4999/']) {
      expect(fetch.handles(url)).toBe(false);
      await expect(fetch(url)).rejects.toThrow(TypeError);
    }
  });

  it('rejects as fetch does when a fault drops the connection', async () => {
    const { fetch } = await make({ faults: ['reset; times=1'] });
    await expect(fetch('https://api.translateplus.io/v2/account/summary', KEY)).rejects.toThrow(TypeError);
    expect((await fetch('https://api.translateplus.io/v2/account/summary', KEY)).status).toBe(200);
  });

  it('reaches a world with ports, too', async () => {
    world = await startWorld();
    const { baseUrl = '' } = world.providers.translateplus ?? {};
    const answer = await world.fetch(`${new URL(baseUrl).origin}/v2/account/summary`, KEY);
    expect([answer.status, answer.url.startsWith(baseUrl)]).toEqual([200, true]);
  });
});
