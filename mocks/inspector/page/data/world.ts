import type { z } from 'zod';
import type { Tenant as TenantSchema } from '../../../../src/contracts/control/schemas.ts';
import { Store } from '../../../../src/pages/parts/store.ts';
import { CallError, call } from './call.ts';
import type { Entry } from './entry.ts';
import { type Connection, follow } from './follow.ts';
import { joinEntries } from './join-entries.ts';

/** A tenant as the control API shows it. */
export type Tenant = z.infer<typeof TenantSchema>;

/** A fault that was turned off. */
export interface OffFault {
  readonly tenant: string;
  readonly fault: Tenant['faults'][number];
}

/** What the page knows of the running mocks. */
export class WorldView {
  readonly entries = new Store<readonly Entry[]>([]);
  readonly tenants = new Store<readonly Tenant[]>([]);
  readonly connection = new Store<Connection>('connecting');
  /** Where the mocks listen, by the ids of their providers. */
  readonly origins = new Store<Readonly<Record<string, string>>>({});
  /** Faults that were turned off here: the server does not know them. */
  readonly offFaults = new Store<readonly OffFault[]>([]);
  /** What went wrong last with a request of the page; null: nothing. */
  readonly problem = new Store<string | null>(null);
  #fresh: Entry[] = [];
  #isPlanned = false;

  /** Reads what is there and follows what comes. Returns how to stop. */
  start(): () => void {
    const stop = follow('/journal/stream', {
      onState: (state) => {
        // The mocks may be other ones than before.
        if (state === 'live') void this.#readOrigins();
        this.connection.set(state);
      },
      onEvent: ({ event, data }) => {
        if (event === 'reset' || event === 'deleted') this.#forget((JSON.parse(data) as { tenant: string }).tenant);
        else if (event === 'restarted') this.#forgetAll();
        else if (event !== 'missed') this.#add(JSON.parse(data) as Entry);
      },
    });
    void this.refresh();
    const timer = setInterval(() => document.hidden || this.refresh(), 1_000);
    return () => {
      stop();
      clearInterval(timer);
    };
  }

  /** Tries again with another token. */
  again(): void {
    this.connection.set('connecting');
    void this.refresh();
  }

  /** Reads the tenants again. */
  async refresh(): Promise<void> {
    const tenants: Tenant[] = [];
    try {
      let next: string | null = null;
      do {
        const query: string = next === null ? '' : `&cursor=${encodeURIComponent(next)}`;
        const page: { tenants: Tenant[]; next: string | null } = await call('GET', `/tenants?limit=100${query}`);
        tenants.push(...page.tenants);
        next = page.next;
      } while (next !== null && tenants.length < MOST_TENANTS);
      this.tenants.set(tenants);
    } catch (error) {
      if (error instanceof CallError && error.status === 401) this.connection.set('refused');
    }
  }

  /** Does what a person asked for, shows what went wrong, and reads the tenants again. */
  async act(method: string, path: string, body?: unknown): Promise<boolean> {
    try {
      await call(method, path, body);
      this.problem.set(null);
      return true;
    } catch (error) {
      this.problem.set(error instanceof Error ? error.message : String(error));
      return false;
    } finally {
      await this.refresh();
    }
  }

  #add(entry: Entry): void {
    this.#fresh.push(entry);
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    setTimeout(() => {
      this.#isPlanned = false;
      this.entries.set(joinEntries(this.entries.value, this.#fresh));
      this.#fresh = [];
    }, SHOW_EVERY_MS);
  }

  async #readOrigins(): Promise<void> {
    const { ports = {} } = await call<{ ports?: Record<string, number> }>('GET', '/health').catch(() => ({
      ports: {},
    }));
    const { protocol, hostname } = location;
    const urls = Object.entries(ports).map(([provider, port]) => [provider, `${protocol}//${hostname}:${port}`]);
    this.origins.set(Object.fromEntries(urls));
  }

  #forgetAll(): void {
    this.#fresh = [];
    this.entries.set([]);
    this.offFaults.set([]);
  }

  #forget(tenant: string): void {
    this.#fresh = this.#fresh.filter((entry) => entry.tenant !== tenant);
    this.entries.set(this.entries.value.filter((entry) => entry.tenant !== tenant));
  }
}

/** New entries are shown so often, in milliseconds. */
const SHOW_EVERY_MS = 100;

/** Tenants that the page shows. */
const MOST_TENANTS = 500;
