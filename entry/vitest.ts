/** The conformance suite as vitest tests, and a tenant for each test of your own. @module */
import { afterAll, describe, it } from 'vitest';
import { assertHeld, assertVerified, reasonToSkip } from './testing/assert.ts';
import { type ConformanceCase, conformanceSuite, type SuiteOptions } from './testing/suite.ts';

export type { HarnessOptions } from './harness/create-harness.ts';
export type { HarnessTenant } from './harness/harness-tenant.ts';
export { UnmatchedRequestsError } from './harness/unmatched.ts';
export { useHarness } from './harness/vitest.ts';
export type { SuiteOptions, SuiteTarget } from './testing/suite.ts';

/** How the checks are registered. */
export interface VitestOptions extends SuiteOptions {
  /**
   * The time limit of one check in milliseconds. Default: a minute; ten minutes on a target without a control API,
   * where a check may have to wait for a rate window.
   */
  readonly timeout?: number;
}

const MINUTE = 60_000;

/**
 * Registers a test for each selected check, by section. A skipped or probed check is a skipped test with the reason, a
 * warning is an annotation. A last test fails if nothing was verified or the baseline is stale.
 * @example
 * // conformance.test.ts
 * import { conformanceTests } from 'caption-harness/vitest';
 * conformanceTests({
 *   target: { baseUrls: { translateplus: 'http://127.0.0.1:4030' }, control: 'http://127.0.0.1:4000' },
 *   grep: 'translateplus/*',
 * });
 */
export function conformanceTests(options: VitestOptions = {}): void {
  const { timeout: given, ...ofSuite } = options;
  const suite = conformanceSuite(ofSuite);
  const timeout = given ?? (suite.concurrent ? MINUTE : 10 * MINUTE);
  describe('conformance', () => {
    afterAll(() => suite.close());
    for (const [section, cases] of bySection(suite.cases)) {
      describe(section, () => {
        for (const { name, run } of cases) {
          it(name, { timeout, concurrent: suite.concurrent }, async (context) => {
            const result = await run();
            assertHeld(result);
            const reason = reasonToSkip(result);
            if (reason !== null) context.skip(reason);
            if (result.status === 'warned') await context.annotate(result.reason ?? 'a should was not held', 'warning');
          });
        }
      });
    }
    it('verified something, and the baseline is not stale', (context) => {
      const report = suite.report();
      if (report === null && suite.cases.length > 0) return context.skip('no check ran');
      if (report === null) throw new Error('nothing was verified: no check was selected');
      assertVerified(report);
    });
  });
}

function bySection(cases: readonly ConformanceCase[]): Map<string, ConformanceCase[]> {
  const sections = new Map<string, ConformanceCase[]>();
  for (const one of cases) sections.set(one.section, [...(sections.get(one.section) ?? []), one]);
  return sections;
}
