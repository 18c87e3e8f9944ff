import { test as base, expect } from '@playwright/test';
import { type HarnessTenant, useHarness } from 'caption-harness/playwright';

const test = base.extend<{ tenant: HarnessTenant }>(useHarness() as never);

test('reads the account', async ({ tenant, request }) => {
  const { baseUrl, headers } = tenant.provider('translateplus');
  expect((await request.get(`${baseUrl}/v2/account/summary`, { headers })).status()).toBe(200);
});

// EXAMPLE_FAILS=1 shows what a failed test attaches.
test('sees no limit', async ({ tenant, request }) => {
  test.skip(!process.env.EXAMPLE_FAILS);
  await tenant.fault('rate-limited; times=1');
  const { baseUrl, headers } = tenant.provider('translateplus');
  expect((await request.get(`${baseUrl}/v2/account/summary`, { headers })).status()).toBe(200);
});
