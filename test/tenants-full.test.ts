import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningWorld, startWorld } from '../mocks/start.ts';
import { type ProviderId, providerIds, providers } from '../src/contracts/providers.ts';
import { tokenOf } from '../src/contracts/scopes.ts';

let world: RunningWorld;
const defects: unknown[] = [];
beforeAll(async () => {
  world = await startWorld({ bounds: { tenants: 2 }, onDefect: (error) => defects.push(error) });
});
afterAll(async () => {
  await world.close();
  expect(defects).toEqual([]);
});

const call = (id: ProviderId, tenant: string, path = '/nothing') => {
  const row = providers[id];
  return fetch(`${world.providers[id]?.baseUrl}${path}`, {
    headers: row.credentialHeaders(row.credentials(tokenOf(tenant))),
  });
};
const open = (body: object) => fetch(`${world.control.url}/tenants`, { method: 'POST', body: JSON.stringify(body) });

it('lets a thousand keys in, one after another', async () => {
  for (let at = 0; at < 1_000; at += 1)
    expect((await call('translateplus', `k${at}`, '/v2/account/summary')).status).toBe(200);
  expect(world.world.tenantNames.length).toBeLessThanOrEqual(3);
});

it.each(providerIds)('refuses a new key at %s in its shape when all tenants have to stay', async (id) => {
  for (const name of world.world.tenantNames) world.world.remove(name);
  for (const name of ['a', 'b']) expect((await open({ name, credits: 1 })).status).toBe(201);
  const answer = await call(id, 'c');
  expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('--max-tenants')]);
  const explained = await fetch(`${world.control.url}/explain/${answer.headers.get('x-harness-request-id')}`);
  expect(await explained.json()).toMatchObject({
    rule: 'tenants-full',
    remedy: expect.stringContaining('--max-tenants'),
  });
  const refused = await open({ name: 'c' });
  expect([refused.status, await refused.json()]).toMatchObject([503, { error: { code: 'tenants-full' } }]);
  expect((await call(id, 'a')).status).not.toBe(503);
  await fetch(`${world.control.url}/tenants/a`, { method: 'DELETE' });
  expect((await open({ name: 'c' })).status).toBe(201);
});
