/** A tenant for each test of Playwright. @module */
import type { HarnessOptions } from './harness/create-harness.ts';
import type { HarnessTenant } from './harness/harness-tenant.ts';
import { lazyHarness } from './harness/lazy-harness.ts';

export { UnmatchedRequestsError } from './harness/unmatched.ts';
export type { HarnessOptions, HarnessTenant };

/** What a fixture needs of Playwright's `testInfo`. */
export interface TestInfo {
  readonly title: string;
  readonly status?: string | undefined;
  readonly expectedStatus: string;
  attach(name: string, options: { body: string; contentType: string }): Promise<void>;
}

type Lazy = ReturnType<typeof lazyHarness>;
type Use<T> = (value: T) => Promise<void>;

/** The fixtures of `useHarness`. */
export interface HarnessFixtures {
  readonly tenant: (given: { harness: Lazy }, use: Use<HarnessTenant>, info: TestInfo) => Promise<void>;
  // biome-ignore lint/complexity/noBannedTypes: Playwright's form of a fixture that needs no other
  readonly harness: [(given: {}, use: Use<Lazy>) => Promise<void>, { scope: 'worker' }];
}

/**
 * Fixtures for `test.extend`: one world for a worker, a tenant named after the test. If the test fails, the tenant's journal is attached
 * with explanations.
 * @example
 * const test = base.extend<{ tenant: HarnessTenant }, object>(useHarness());
 * test('shows captions', async ({ tenant, page }) => {});
 */
export function useHarness(options: HarnessOptions = {}): HarnessFixtures {
  return {
    harness: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
      async ({}, use) => {
        const harness = lazyHarness(options);
        await use(harness);
        await harness.close();
      },
      { scope: 'worker' },
    ],
    tenant: async ({ harness }, use, info) => {
      const { open, end } = await harness.get();
      const tenant = await open(info.title);
      await use(tenant);
      const report = await end(tenant, info.status !== info.expectedStatus);
      if (report !== null) await info.attach('journal', { body: report, contentType: 'text/plain' });
    },
  };
}
