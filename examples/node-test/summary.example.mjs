import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useHarness } from 'caption-harness/node-test';

const tenantOf = useHarness({ failOnUnmatched: true });

test('reads the account', async (t) => {
  const { baseUrl, headers } = (await tenantOf(t)).provider('translateplus');
  const answer = await fetch(`${baseUrl}/v2/account/summary`, { headers });
  assert.equal(answer.status, 200);
});

// EXAMPLE_FAILS=1 shows what a failed test prints.
test('sees no limit', { skip: !process.env.EXAMPLE_FAILS }, async (t) => {
  const tenant = await tenantOf(t);
  await tenant.fault('rate-limited; times=1');
  const { baseUrl, headers } = tenant.provider('translateplus');
  const answer = await fetch(`${baseUrl}/v2/account/summary`, { headers });
  assert.equal(answer.status, 200);
});
