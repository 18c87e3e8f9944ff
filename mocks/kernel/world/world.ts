import { type Clock, systemClock } from '../../../src/base/clock.ts';
import { UploadBudget } from '../../../src/base/upload-budget.ts';
import type { FaultRule } from '../../../src/contracts/control/faults.ts';
import { type Bounds, defaultBounds } from './bounds.ts';
import { knownTenant, LOBBY } from './credentials.ts';
import { FileShelf, type ShelfPlace } from './files/file-shelf.ts';
import { JournalBudget } from './journal-budget.ts';
import { LoadedMocks } from './loaded-mocks.ts';
import { givingWay, TenantsFullError } from './make-room.ts';
import { openMemory, type TenantMemory } from './memory.ts';
import { defaultSeams, type OpenedTenant, type PresentedCredential, type Seams } from './seams.ts';
import type { Planters } from './seeds/planter.ts';
import type { SeedSource } from './seeds/seed-book.ts';
import { WorldSeeds } from './seeds/world-seeds.ts';
import { defaultSettings, mergeSettings, type SettingsPatch, type TenantSettings } from './settings.ts';
import type { ShownState } from './shown-state.ts';
import { SnapshotShelf } from './snapshots/snapshot-shelf.ts';
import { type EffectHandler, Tenant } from './tenant.ts';
import { TenantMap } from './tenant-map.ts';

/** Options of a world. */
export interface WorldOptions {
  /** Settings of new tenants. */
  readonly settings?: SettingsPatch;
  /** `any`: every credential opens its own tenant. `mock`: only `mock_<name>` and printed samples. Default: `mock`. */
  readonly auth?: 'mock' | 'any';
  /** False: rate windows are counted and shown, but refuse only in tenants with their own limit. */
  readonly rateLimits?: boolean;
  /** Overridden decisions: a mutant. */
  readonly seams?: Partial<Seams>;
  /** The machine's clock; replaced in tests. */
  readonly machine?: Clock;
  /** Faults of every tenant, from its opening. Default: none. */
  readonly faults?: readonly FaultRule[] | undefined;
  /** What plants the state of each provider. Default: none, so that seeds may not have such state. */
  readonly planters?: (world: World) => Planters;
  /** The bounds of the world. Default: `defaultBounds`. */
  readonly bounds?: Partial<Bounds>;
  /** Where files that belong to state are kept. Default: in a temporary folder. */
  readonly files?: ShelfPlace;
  /** Makes the planned effects of all mocks happen. Called once, for a restored effect of a mock that no request has loaded yet. */
  readonly arm?: (world: World) => Promise<void>;
  /** Called for every unexpected exception, which is a defect of the mock. */
  readonly onDefect?: (error: unknown) => void;
  /** Called with the full name of each switch whose value a mock looks at. */
  readonly onSwitch?: (name: string) => void;
}

/** One running set of tenants, shared by every server of the process. */
export class World {
  readonly seams: Seams;
  readonly settings: TenantSettings;
  readonly rateLimits: boolean;
  readonly onDefect: (error: unknown) => void;
  readonly #tenants = new TenantMap<Tenant>();
  readonly bounds: Bounds;
  readonly uploads: UploadBudget;
  /** Files that belong to tenants and snapshots. */
  readonly files: FileShelf;
  readonly snapshots: SnapshotShelf;
  /** What was seeded for all tenants and for single ones. */
  readonly seeds = new WorldSeeds();
  readonly planters: Planters;
  /** The journals of all tenants together. */
  readonly journals: JournalBudget;
  readonly #faults: readonly FaultRule[];
  readonly machine: Clock;
  readonly #any: boolean;
  readonly #onSwitch: WorldOptions['onSwitch'];
  readonly #mocks: LoadedMocks;
  #touch: ((name: string) => void) | null = null;
  readonly #ends: (() => void)[] = [];
  /** Opened by `announce`, and not arranged by a caller since. */
  readonly #announced = new Set<string>();
  /** How many tenants were opened without a name. */
  unnamed = 0;
  #uses = 0;

  constructor(options: WorldOptions = {}) {
    this.seams = { ...defaultSeams, ...options.seams };
    this.settings = mergeSettings(defaultSettings, options.settings ?? {});
    this.rateLimits = options.rateLimits ?? true;
    this.onDefect = options.onDefect ?? (() => {});
    this.#faults = options.faults ?? [];
    this.machine = options.machine ?? systemClock;
    this.#any = options.auth === 'any';
    this.#onSwitch = options.onSwitch;
    this.bounds = { ...defaultBounds, ...options.bounds };
    this.planters = options.planters?.(this) ?? {};
    this.uploads = new UploadBudget(this.bounds);
    // A world of a folder goes on with its numbers; one in memory begins again with the process.
    const epoch = options.files === undefined ? this.machine.now().toString(36) : undefined;
    this.journals = new JournalBudget(this.bounds.journalBytes, epoch);
    this.files = new FileShelf(options.files);
    this.snapshots = new SnapshotShelf(this.files, this.bounds.snapshots);
    this.#mocks = new LoadedMocks(async () => options.arm?.(this));
  }

  /** The number of entries in all journals. */
  get journalEntries(): number {
    return this.journals.entries;
  }

  /** The tenant of requests without a usable credential. */
  get lobby(): Tenant {
    return this.tenant(LOBBY);
  }

  /** The open tenants. */
  get tenants(): IterableIterator<Tenant> {
    return this.#tenants.values();
  }

  get tenantNames(): string[] {
    return [...this.#tenants.keys()];
  }

  /** So many names of open tenants behind this one, in the order of their characters. */
  namesAfter(name: string, count: number): string[] {
    return this.#tenants.namesAfter(name, count);
  }

  /** The tenant and scope of a credential, or null if the provider would refuse it. */
  open(presented: PresentedCredential): OpenedTenant | null {
    return this.seams.tenantOf(presented, (credential) => this.#known(credential));
  }

  #known(presented: PresentedCredential): OpenedTenant | null {
    const seeded = this.seeds.tenantOf(presented.credential);
    return seeded === null ? knownTenant(presented, this.#any) : { tenant: seeded, scope: 'full' };
  }

  /** The tenant of that name, opened on first use. @throws {TenantsFullError} */
  tenant(name: string): Tenant {
    const tenant = this.#tenants.get(name) ?? this.create(name);
    this.#touch?.(name);
    this.#uses += 1;
    tenant.lastUsed = this.#uses;
    return tenant;
  }

  /** The tenant of that name if it is open, for a caller that may change it. */
  find(name: string): Tenant | null {
    this.#touch?.(name);
    return this.peek(name);
  }

  /** The tenant of that name if it is open, for a caller that only looks at it. */
  peek(name: string): Tenant | null {
    return this.#tenants.get(name) ?? null;
  }

  /** Opens a tenant. @throws {SettingError} for settings that do not exist. @throws {TenantsFullError} */
  create(name: string, patch: SettingsPatch = {}): Tenant {
    const seeded = this.seeds.settingsOf(name).reduce(mergeSettings, this.settings);
    const settings = mergeSettings(seeded, patch);
    this.#makeRoom(name);
    const isOwn = name === LOBBY || Object.values(patch).some((setting) => setting !== undefined);
    const tenant = this.#add(name, openMemory(settings, isOwn, this.machine));
    this.#plant(tenant);
    return tenant;
  }

  /**
   * Opens a tenant with a memory, in the place of one of the same name. Requests of that one end as they began, and change nothing
   * that is seen. @throws {TenantsFullError}
   */
  place(name: string, memory: TenantMemory): Tenant {
    const before = this.find(name);
    if (before === null) this.#makeRoom(name);
    before?.journal.handOver();
    const tenant = this.#add(name, memory, before?.journal.listeners);
    tenant.hadSecret = true;
    before?.close();
    tenant.wake();
    return tenant;
  }

  /** Adds a tenant of an earlier process. Its due effects wait until it wakes. */
  load(name: string, memory: TenantMemory): Tenant {
    const tenant = this.#add(name, memory);
    tenant.hadSecret = true;
    return tenant;
  }

  /** Calls `touch` with the name of every tenant that may have changed, was opened or is gone. */
  watch(touch: (name: string) => void): void {
    this.#touch = touch;
  }

  #makeRoom(name: string): void {
    if (name !== LOBBY) for (const idle of givingWay(this.#tenants, this.bounds.tenants)) this.remove(idle.name);
  }

  #add(name: string, memory: TenantMemory, listeners?: Tenant['journal']['listeners']): Tenant {
    const tenant = new Tenant(name, memory, {
      machine: this.machine,
      runEffect: this.#runEffect,
      journals: this.journals,
      listeners,
      shelf: this.files,
      bounds: this.bounds,
      seeds: this.#books,
      plant: this.#plant,
      touch: this.#touched,
      onSwitch: this.#onSwitch,
    });
    this.#tenants.set(name, tenant);
    this.#touch?.(name);
    return tenant;
  }

  /** Opens a tenant whose credentials are printed, so that it is listed before its first request. */
  announce(name: string): void {
    try {
      this.tenant(name);
    } catch (error) {
      // A world that was loaded may be full: its requests are refused as any other's.
      if (error instanceof TenantsFullError) return;
      throw error;
    }
    this.#announced.add(name);
  }

  /** Removes an announced tenant that holds nothing, so that a caller may open it with settings. Returns whether it did. */
  giveUp(name: string): boolean {
    if (!this.#announced.has(name) || this.find(name)?.isExpendable !== true) return false;
    this.remove(name);
    return true;
  }

  /** An unused name for a tenant. */
  freeName(): string {
    do this.unnamed += 1;
    while (this.#tenants.has(`tenant-${this.unnamed}`));
    return `tenant-${this.unnamed}`;
  }

  /** Deletes a tenant with its state and its snapshots. */
  remove(name: string): void {
    this.forget(name);
    this.snapshots.clear({ tenant: name });
  }

  /** Deletes a tenant with its state; its snapshots stay. */
  forget(name: string): void {
    const tenant = this.#tenants.get(name);
    tenant?.close();
    tenant?.journal.close();
    this.#tenants.delete(name);
    this.#announced.delete(name);
    this.#touch?.(name);
  }

  /** Sets the handler of a kind of planned effect. */
  handle(kind: string, handler: EffectHandler): void {
    this.#mocks.handle(kind, handler);
  }

  /** Sets what a provider's mock shows of its state to people. */
  show(provider: string, shown: ShownState): void {
    this.#mocks.show(provider, shown);
  }

  /** What the mocks show of their state, by provider; loads those that no request has loaded yet. */
  shownStates(): Promise<ReadonlyMap<string, ShownState>> {
    return this.#mocks.shownStates();
  }

  /** Adds work for the end of the world. */
  atEnd(work: () => void): void {
    this.#ends.push(work);
  }

  /** Stops every timer, and does the work that was added for the end. */
  close(): void {
    for (const tenant of this.#tenants.values()) tenant.rest();
    for (const work of this.#ends.splice(0)) work();
    this.files.close();
  }

  /** Requests without a usable credential have no state, and no faults of the world. */
  readonly #plant = (tenant: Tenant): void => {
    if (tenant.name === LOBBY) return;
    for (const rule of this.#faults) tenant.addFault(rule, 'option');
    this.seeds.plant(tenant);
  };

  readonly #touched = (tenant: Tenant): void => this.#touch?.(tenant.name);

  readonly #books: SeedSource = (tenant) => this.seeds.booksOf(tenant);

  readonly #runEffect: EffectHandler = async (tenant, effect) => {
    try {
      await this.#mocks.carryOut(tenant, effect);
    } catch (error) {
      this.onDefect(error);
    }
  };
}
