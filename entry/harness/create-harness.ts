import { randomUUID } from 'node:crypto';
import { type RunningWorld, type StartOptions, startWorld } from '../../mocks/start.ts';
import { createControlClient, type RawCall, type TenantRequest } from '../../src/control-client/index.ts';
import { givenWorld, type HarnessWorld, tenantSettings } from './given-world.ts';
import { type HarnessTenant, harnessTenant } from './harness-tenant.ts';
import { journalReport } from './journal-report.ts';
import { tenantName } from './tenant-name.ts';
import { UnmatchedRequests } from './unmatched.ts';

/** Options of a harness: those of its world, and these. */
export interface HarnessOptions extends StartOptions {
  /** A test fails if a request of it reached no operation or had no usable credential. Default: false. */
  readonly failOnUnmatched?: boolean;
}

/** One world, and a tenant for each test. The adapters of test runners are made of it. */
export interface Harness {
  readonly running: HarnessWorld;
  /** Opens a tenant, named after the test. */
  open(title: string, settings?: Omit<TenantRequest, 'name'>): Promise<HarnessTenant>;
  /**
   * Ends a test. Returns what to print: the journal with explanations if it failed, else null.
   * @throws {UnmatchedRequestsError} with `failOnUnmatched`, if the test passed and has such requests
   */
  end(tenant: HarnessTenant, failed: boolean): Promise<string | null>;
  close(): Promise<void>;
}

/** Starts a harness, in the world of `caption-harness mutate` where it runs the tests. Throws what `startWorld` throws. */
export async function createHarness(options: HarnessOptions = {}): Promise<Harness> {
  const { failOnUnmatched: _, ...worldOptions } = options;
  const given = givenWorld(options);
  const running = given ?? (await startWorld(worldOptions));
  const { url, token } = running.control;
  const control = createControlClient({ url, token, send: (call) => sendWith(running.fetch, call) });
  const unmatched = new UnmatchedRequests(control);
  let count = 0;
  return {
    running,
    open: async (title, settings = {}) => {
      count += 1;
      const own = tenantName(title, count);
      // Other processes open tenants in a given world, too.
      const request =
        given === null ? { name: own } : { ...tenantSettings(options), name: `${own}-${randomUUID().slice(0, 8)}` };
      const { name } = await control.createTenant({ ...request, ...settings });
      return harnessTenant(running, control, name);
    },
    end: async ({ name }, failed) => {
      if (!failed && options.failOnUnmatched === true) await unmatched.refuse(name);
      if (!failed) return null;
      const astray = await unmatched.of(name);
      const report = await journalReport(control, name);
      return astray.length === 0
        ? report
        : `${report}\nRequests to no operation, or without a credential:\n${astray.join('\n')}`;
    },
    close: () => running.close(),
  };
}

async function sendWith(fetch: RunningWorld['fetch'], { method, url, body, token, timeoutMs }: RawCall) {
  const headers = new Headers(body === null ? {} : { 'Content-Type': 'application/json' });
  if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);
  const answer = await fetch(url, { method, body, headers, signal: AbortSignal.timeout(timeoutMs) });
  return { status: answer.status, text: await answer.text() };
}
