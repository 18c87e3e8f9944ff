/** A tenant for each test of Jest, as an ES module and as CommonJS. @module */
import type { HarnessOptions } from './harness/create-harness.ts';
import type { HarnessTenant } from './harness/harness-tenant.ts';
import { lazyHarness } from './harness/lazy-harness.ts';

export { UnmatchedRequestsError } from './harness/unmatched.ts';
export type { HarnessOptions, HarnessTenant };

/** The globals of Jest that are used, and what `caption-harness/jest-environment` adds. */
interface JestGlobals {
  readonly afterAll: (end: () => Promise<void>) => void;
  readonly afterEach: (end: () => Promise<void>) => void;
  readonly expect: { getState(): { readonly currentTestName?: string } };
  readonly captionHarnessFailed?: boolean;
}

/**
 * One world for the file, which starts with its first tenant, and a tenant named after the running test; each call in a test
 * returns the same one. If the test fails, its journal is printed with explanations: Jest tells the outcome to environments alone, so
 * that needs `testEnvironment: 'caption-harness/jest-environment'`. Tests of `test.concurrent` share a tenant.
 * @example
 * const tenantOf = useHarness();
 * test('translates', async () => {
 *   const { baseUrl } = (await tenantOf()).provider('translateplus');
 * });
 */
export function useHarness(options: HarnessOptions = {}): () => Promise<HarnessTenant> {
  const jest = globalThis as unknown as JestGlobals;
  const harness = lazyHarness(options);
  let opening: Promise<HarnessTenant> | null = null;
  const open = async () => (await harness.get()).open(jest.expect.getState().currentTestName ?? '');
  jest.afterEach(async () => {
    const tenant = await opening;
    opening = null;
    if (tenant === null) return;
    const report = await (await harness.get()).end(tenant, jest.captionHarnessFailed === true);
    if (report !== null) process.stderr.write(`${report}\n`);
  });
  jest.afterAll(() => harness.close());
  return () => {
    opening ??= open();
    return opening;
  };
}
