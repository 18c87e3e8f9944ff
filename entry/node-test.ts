/** A tenant for each test of node:test. @module */
import { after, type TestContext } from 'node:test';
import type { HarnessOptions } from './harness/create-harness.ts';
import type { HarnessTenant } from './harness/harness-tenant.ts';
import { lazyHarness } from './harness/lazy-harness.ts';

export { UnmatchedRequestsError } from './harness/unmatched.ts';
export type { HarnessOptions, HarnessTenant };

/**
 * One world for the file, which starts with its first tenant, and a tenant named after the test. If the test fails, the tenant's journal
 * is printed with explanations.
 * @example
 * const tenantOf = useHarness();
 * test('translates', async (t) => {
 *   const { baseUrl, headers } = (await tenantOf(t)).provider('translateplus');
 * });
 */
export function useHarness(options: HarnessOptions = {}): (t: TestContext) => Promise<HarnessTenant> {
  const harness = lazyHarness(options);
  after(() => harness.close());
  return async (t) => {
    const { open, end } = await harness.get();
    const tenant = await open(t.name);
    t.after(async () => {
      const report = await end(tenant, (t as Outcome).passed === false);
      // A line each: in TAP, a line end within a diagnostic is shown as two letters.
      for (const line of report?.split('\n') ?? []) t.diagnostic(line);
    });
    return tenant;
  };
}

/** A member that Node has and its types of version 20 have not. */
type Outcome = TestContext & { readonly passed?: boolean };
