import { useHarness } from 'caption-harness/jest';

const tenantOf = useHarness({ failOnUnmatched: true });

test('reads the account', async () => {
  const { baseUrl, headers } = (await tenantOf()).provider('translateplus');
  expect((await fetch(`${baseUrl}/v2/account/summary`, { headers })).status).toBe(200);
});

// EXAMPLE_FAILS=1 shows what a failed test prints.
(process.env.EXAMPLE_FAILS ? test : test.skip)('sees no limit', async () => {
  const tenant = await tenantOf();
  await tenant.fault('rate-limited; times=1');
  const { baseUrl, headers } = tenant.provider('translateplus');
  expect((await fetch(`${baseUrl}/v2/account/summary`, { headers })).status).toBe(200);
});
