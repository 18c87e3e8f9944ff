/** A tenant for each test of Jest. Built as CommonJS, which loads the rest of the library by Node itself. @module */
import type { Harness, HarnessOptions } from './harness/create-harness.ts';
import type { HarnessTenant } from './harness/harness-tenant.ts';
import { nativeImport } from './harness/native-import.ts';

export type { UnmatchedRequestsError } from './harness/unmatched.ts';
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
  let starting: Promise<Harness> | null = null;
  let opening: Promise<HarnessTenant> | null = null;
  const start = async () => (await testing()).createHarness(options);
  const harness = () => {
    starting ??= start();
    return starting;
  };
  const open = async () => (await harness()).open(jest.expect.getState().currentTestName ?? '');
  jest.afterEach(async () => {
    const tenant = await opening;
    opening = null;
    if (tenant === null) return;
    const report = await (await harness()).end(tenant, jest.captionHarnessFailed === true);
    if (report !== null) process.stderr.write(`${report}\n`);
  });
  jest.afterAll(async () => (await starting?.catch(() => null))?.close());
  return () => {
    opening ??= open();
    return opening;
  };
}

/** The ES module beside this one in a build. */
const testing = () => nativeImport<typeof import('./testing.ts')>(new URL('./testing.js', import.meta.url));
