import type { RunningProvider, RunningWorld } from '../../mocks/start.ts';
import type { FaultRule } from '../../src/contracts/control/faults.ts';
import { providerRows, tokenOf } from '../../src/contracts/providers.ts';
import type { ControlClient } from '../../src/control-client/index.ts';
import type { HarnessWorld } from './given-world.ts';

/** What clients of a provider take. */
export interface TenantProvider extends RunningProvider {
  /** The request headers that carry the credential. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The tenant of one test: its own clock, credits, faults, state and journal in the world of the run. */
export interface HarnessTenant {
  readonly name: string;
  /** How clients reach a provider as this tenant. @throws {RangeError} if the world has no such provider */
  provider(id: string): TenantProvider;
  /** Answers requests without a socket; see `createWorld`. */
  readonly fetch: RunningWorld['fetch'];
  /** The whole control API. */
  readonly control: ControlClient;
  /** Moves the tenant's clock forward; it needs `settings: { clock: 'manual' }` or another mode that allows it. */
  advance(seconds: number): Promise<void>;
  /** Makes requests fail: `rate-limited; times=1`, or a rule. */
  fault(fault: string | FaultRule): Promise<void>;
  /** What was requested, oldest first. */
  journal(): Promise<Awaited<ReturnType<ControlClient['journal']>>['entries']>;
}

/** Makes the view of a tenant that is open. */
export function harnessTenant(running: HarnessWorld, control: ControlClient, name: string): HarnessTenant {
  return {
    name,
    provider: (id) => providerOf(running, name, id),
    fetch: running.fetch,
    control,
    advance: async (seconds) => void (await control.advance(name, seconds)),
    fault: async (fault) => {
      for (const rule of await rulesOf(fault)) await control.addFault(name, rule);
    },
    journal: async () => (await control.journal(name)).entries,
  };
}

function providerOf(running: HarnessWorld, name: string, id: string): TenantProvider {
  const row = providerRows.find(([known]) => known === id)?.[1];
  const baseUrl = running.providers[id]?.baseUrl;
  if (row === undefined || baseUrl === undefined) {
    const known = Object.keys(running.providers).join(', ');
    throw new RangeError(`expected a provider of this world (${known}), got ${id}`);
  }
  const credentials = row.credentials(tokenOf(name));
  return { baseUrl, credentials, headers: row.credentialHeaders(credentials) };
}

async function rulesOf(fault: string | FaultRule): Promise<readonly FaultRule[]> {
  if (typeof fault !== 'string') return [fault];
  const { statedFaults } = await import('../../mocks/kernel/http/stated-faults.ts');
  return statedFaults(fault);
}
