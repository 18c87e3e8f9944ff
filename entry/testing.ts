/** One world for a run and a tenant for each test, for adapters of any test runner. @module */
export { createHarness, type Harness, type HarnessOptions } from './harness/create-harness.ts';
export type { HarnessTenant } from './harness/harness-tenant.ts';
export { tenantName } from './harness/tenant-name.ts';
export { UnmatchedRequestsError } from './harness/unmatched.ts';
