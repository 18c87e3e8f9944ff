import { afterEach, expect, it, vi } from 'vitest';
import { startWorld } from '../../mocks/start.ts';
import { WORLD_VARIABLE } from '../../src/control-client/variable.ts';
import { createHarness } from './create-harness.ts';
import { givenWorld } from './given-world.ts';

afterEach(() => vi.unstubAllEnvs());

it('uses the world that the environment names, with tenants of its own settings', async () => {
  const running = await startWorld({ ports: 'auto' });
  const { control, providers } = running;
  vi.stubEnv(WORLD_VARIABLE, JSON.stringify({ control, providers }));
  try {
    const harness = await createHarness({ settings: { clock: 'manual', credits: 7 } });
    const tenant = await harness.open('reads the account');
    const { baseUrl, headers } = tenant.provider('translateplus');
    expect(baseUrl).toBe(providers.translateplus?.baseUrl);
    expect((await tenant.fetch(`${baseUrl}/v2/account/summary`, { headers })).status).toBe(200);
    await tenant.advance(5);
    expect(await tenant.journal()).toHaveLength(1);
    expect(running.world.find(tenant.name)).toBeDefined();
    const other = await (await createHarness()).open('reads the account');
    expect(other.name).not.toBe(tenant.name);
    await harness.close();
    expect((await fetch(`${baseUrl}/health`)).status).toBe(200);
  } finally {
    await running.close();
  }
});

it('is null without a name, and when the options are for a whole world', () => {
  const environment = { [WORLD_VARIABLE]: '{"control":{"url":"http://127.0.0.1:1"},"providers":{}}' };
  expect(givenWorld({}, {})).toBeNull();
  expect(givenWorld({ auth: 'any' }, environment)).toBeNull();
  expect(givenWorld({ settings: { seed: 2 } }, environment)).not.toBeNull();
});
