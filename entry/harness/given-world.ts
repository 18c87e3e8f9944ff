import type { RunningWorld, StartOptions } from '../../mocks/start.ts';
import { formatClock } from '../../src/base/clock.ts';
import type { TenantRequest } from '../../src/control-client/index.ts';
import { WORLD_VARIABLE } from '../../src/control-client/variable.ts';

/** The part of a running world that a harness uses. */
export type HarnessWorld = Pick<RunningWorld, 'control' | 'providers' | 'fetch' | 'close'>;

/** Options that the tenants of a given world can have, too. With others, a harness needs a world of its own. */
const OF_TENANTS: ReadonlySet<string> = new Set(['settings', 'failOnUnmatched', 'ports']);

/**
 * The world that `caption-harness mutate` runs the tests against, so that they meet its mutants. Null without one, and when the options
 * ask for more than a tenant's settings. `fetch` is that of the program: it does not answer for the real hosts.
 */
export function givenWorld(options: StartOptions, environment: NodeJS.ProcessEnv = process.env): HarnessWorld | null {
  const text = environment[WORLD_VARIABLE];
  if (text === undefined || Object.keys(options).some((name) => !OF_TENANTS.has(name))) return null;
  const { control, providers } = JSON.parse(text) as Pick<HarnessWorld, 'control' | 'providers'>;
  const bases = Object.values(providers).map(({ baseUrl }) => new URL(baseUrl).origin);
  const handles = (url: URL | string) => bases.includes(new URL(url).origin);
  const answer: HarnessWorld['fetch'] = Object.assign((...given: Parameters<typeof fetch>) => fetch(...given), {
    handles,
  });
  return { control, providers, fetch: answer, close: async () => {} };
}

/** The settings of a world as those of one tenant. */
export function tenantSettings({ settings = {} }: StartOptions): Omit<TenantRequest, 'name'> {
  const { clock, ...rest } = settings;
  const own = clock === undefined ? {} : { clock: typeof clock === 'string' ? clock : formatClock(clock) };
  return { ...rest, ...own } as Omit<TenantRequest, 'name'>;
}
