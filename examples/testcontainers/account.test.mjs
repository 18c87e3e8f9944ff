// The mocks in a container: docker build --tag caption-harness . in the repository, then node --test here.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTranslatePlusClient } from 'caption-harness';
import { startHarnessContainer } from 'caption-harness/testcontainers';

let mocks;
before(async () => {
  mocks = await startHarnessContainer({ environment: { CAPTION_HARNESS_CLOCK: 'manual' } });
});
after(() => mocks?.stop());

test('reads the account', async () => {
  const { creditsRemaining } = await createTranslatePlusClient({ env: mocks.environment }).getAccountSummary();
  assert.equal(creditsRemaining, 100_000);
});
