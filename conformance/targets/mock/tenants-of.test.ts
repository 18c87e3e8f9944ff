import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningWorld, startWorld } from '../../../mocks/start.ts';
import { createControlClient } from '../../../src/control-client/index.ts';
import type { TenantControl } from '../tenant-control.ts';
import { tenantsOf } from './tenants-of.ts';

const rule = {
  match: { provider: 'gcore-ai' as const },
  effect: { type: 'failure' as const, failure: 'rate-limited' },
};

/** Everything that a session does, on a world of its own. */
async function arranged(controlOf: (running: RunningWorld) => TenantControl) {
  const running = await startWorld({ settings: { clock: 'manual' } });
  try {
    const control = controlOf(running);
    const switches = { 'gcore-ai.aiEnabled': 'off' };
    return [
      await control.createTenant({ name: 'a', clock: 'manual:2026-01-01T00:00:00Z', seed: 3, switches, credits: 5 }),
      await control.updateTenant('a', { limits: { translateplus: { requests: 2, seconds: 9 } } }),
      await control.seed('a', { faults: ['rate-limited; times=1'] }),
      await control.addFault('a', rule),
      await control.advance('a', 90),
      await control.deleteTenant('a'),
      running.world.tenantNames.includes('a'),
    ];
  } finally {
    await running.close();
  }
}

it('does what the control API does', async () => {
  const byHttp = await arranged(({ control }) => createControlClient({ url: control.url }));
  expect(await arranged(({ world }) => tenantsOf(world))).toEqual(byHttp);
  expect(byHttp[0]).toMatchObject({ name: 'a', credits: { total: 5 } });
});

let running: RunningWorld;
beforeAll(async () => {
  running = await startWorld();
});
afterAll(() => running.close());

it.each<[string, (control: TenantControl) => Promise<unknown>, string]>([
  ['a tenant that is not open', (control) => control.advance('nobody', 1), 'expected an open tenant, got "nobody"'],
  [
    'a switch that does not exist',
    (control) => control.createTenant({ name: 'b', switches: { x: 'y' } }),
    'no switch x',
  ],
  [
    'a failure that does not exist',
    (control) => control.addFault('demo', { ...rule, effect: { type: 'failure', failure: 'x' } }),
    'x',
  ],
])('refuses %s', async (_what, call, problem) => {
  await expect(call(tenantsOf(running.world))).rejects.toThrow(problem);
});
