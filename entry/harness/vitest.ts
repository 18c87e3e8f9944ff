import { afterAll, type TestAPI, test } from 'vitest';
import type { HarnessOptions } from './create-harness.ts';
import type { HarnessTenant } from './harness-tenant.ts';
import { lazyHarness } from './lazy-harness.ts';

/**
 * A `test` of vitest with a tenant in each test: one world for the file, a tenant named after the test. If the test fails, the tenant's
 * journal is printed with explanations.
 * @example
 * const test = useHarness({ settings: { clock: 'manual' } });
 * test('translates', async ({ tenant }) => {
 *   const { baseUrl, headers } = tenant.provider('translateplus');
 * });
 */
export function useHarness(options: HarnessOptions = {}): TestAPI<{ tenant: HarnessTenant }> {
  const harness = lazyHarness(options);
  afterAll(() => harness.close());
  return test.extend<{ tenant: HarnessTenant }>({
    tenant: async ({ task }, use) => {
      const { open, end } = await harness.get();
      const tenant = await open(task.name);
      await use(tenant);
      const report = await end(tenant, task.result?.state === 'fail');
      if (report !== null) console.error(report);
    },
  });
}
