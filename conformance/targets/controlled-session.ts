import type { ProviderId } from '../../src/contracts/providers.ts';
import type { TenantSeed } from '../../src/contracts/seed/seed.ts';
import { ControlApiError, type TenantArrangement, type TenantView } from '../../src/control-client/index.ts';
import type { Arrangement, Credential, CredentialName, Session } from '../model/target.ts';
import type { TenantControl } from './tenant-control.ts';

/** The settings of every tenant of a run. */
export interface TenantDefaults {
  readonly seed: number;
  readonly switches: Readonly<Record<string, string>>;
  /** The whole server ends after the run: its tenants need not be deleted one by one. */
  readonly disposable?: boolean;
}

/**
 * The tenants of one check on a server with a control API: its own, and a neighbour on request. They are opened
 * at first use, on a frozen clock, and deleted at the end. Other tenants are not touched.
 */
export class ControlledSession implements Session {
  readonly #control: TenantControl;
  readonly #provider: ProviderId;
  readonly tenant: string;
  readonly #defaults: TenantDefaults;
  readonly #tenants = new Map<string, Promise<TenantView>>();
  #now: number | null = null;

  constructor(control: TenantControl, provider: ProviderId, name: string, defaults: TenantDefaults) {
    this.#control = control;
    this.#provider = provider;
    this.tenant = name;
    this.#defaults = defaults;
  }

  async credential(name: CredentialName): Promise<Credential | null> {
    const tenant = await this.#tenant(name === 'neighbour' ? 'neighbour' : 'own');
    return tenant.credentials[this.#provider]?.[name === 'neighbour' ? 'full' : name] ?? null;
  }

  async arrange(arrangement: Arrangement, tenant: 'own' | 'neighbour' = 'own'): Promise<void> {
    const { credits, limit, switches = {}, fault, state } = arrangement;
    const named = Object.entries(switches).map(([name, value]) => [`${this.#provider}.${name}`, value]);
    const settings: TenantArrangement = {
      ...(credits === undefined ? {} : { credits }),
      ...(limit === undefined ? {} : { limits: { [this.#provider]: limit } }),
      ...(named.length === 0 ? {} : { switches: Object.fromEntries(named) }),
    };
    if (!this.#tenants.has(tenant)) await this.#tenant(tenant, settings);
    else if (Object.keys(settings).length > 0) {
      const updating = this.#control.updateTenant((await this.#tenant(tenant)).name, settings);
      this.#tenants.set(tenant, updating);
      await updating;
    }
    if (state !== undefined) {
      await this.#control.seed((await this.#tenant(tenant)).name, { [this.#provider]: state } as TenantSeed);
    }
    if (fault === undefined) return;
    const { failure, operation, times } = fault;
    const match = { provider: this.#provider, ...(operation === undefined ? {} : { operation }) };
    const rule = { match, ...(times === undefined ? {} : { times }), effect: { type: 'failure', failure } } as const;
    await this.#control.addFault((await this.#tenant(tenant)).name, rule);
  }

  async now(): Promise<number> {
    await this.#tenant('own');
    return this.#now ?? 0;
  }

  async wait(seconds: number): Promise<void> {
    await this.#tenant('own');
    for (const tenant of this.#tenants.values()) {
      const { clock } = await this.#control.advance((await tenant).name, seconds);
      this.#now = Date.parse(clock.now);
    }
  }

  async switchValue(name: string): Promise<string | undefined> {
    return (await this.#tenant('own')).switches[`${this.#provider}.${name}`];
  }

  async close(): Promise<void> {
    if (this.#defaults.disposable) return;
    const opened = await Promise.allSettled(this.#tenants.values());
    const deletions = opened.map(async (tenant) => {
      if (tenant.status === 'fulfilled') await this.#delete(tenant.value.name);
    });
    await Promise.all(deletions);
  }

  #tenant(which: 'own' | 'neighbour', settings: TenantArrangement = {}): Promise<TenantView> {
    const known = this.#tenants.get(which);
    if (known !== undefined) return known;
    const opening = this.#open(which === 'own' ? this.tenant : `${this.tenant}-neighbour`, settings);
    this.#tenants.set(which, opening);
    return opening;
  }

  async #open(name: string, settings: TenantArrangement): Promise<TenantView> {
    const { seed, switches } = this.#defaults;
    const tenant = await this.#control.createTenant({
      name,
      clock: 'manual',
      seed,
      ...settings,
      switches: { ...switches, ...settings.switches },
    });
    this.#now ??= Date.parse(tenant.clock.now);
    return tenant;
  }

  async #delete(name: string): Promise<void> {
    try {
      await this.#control.deleteTenant(name);
    } catch (error) {
      if (!(error instanceof ControlApiError) || error.code !== 'tenant-unknown') throw error;
    }
  }
}
