import type { SettingsPatch } from '../settings.ts';
import type { Tenant } from '../tenant.ts';
import type { PreparedSeed, PreparedWorldSeed } from './prepared-seed.ts';
import type { SeedBook } from './seed-book.ts';

const NONE: PreparedWorldSeed = { common: null, tenants: new Map(), credentials: new Map() };

const NO_BOOKS: readonly SeedBook[] = [];

/** The seeds of a world: one for all tenants, and those of single tenants by name. */
export class WorldSeeds {
  #seeds = NONE;

  /** Replaces the seeds. Lookups change at once; settings and state are those of tenants opened or reset afterwards. */
  use(seeds: PreparedWorldSeed): void {
    this.#seeds = seeds;
  }

  /** The books for a tenant, its own first. */
  booksOf(tenant: string): readonly SeedBook[] {
    if (this.#seeds === NONE) return NO_BOOKS;
    return this.#of(tenant)
      .map(({ book }) => book)
      .reverse();
  }

  /** The settings for a tenant: those of all tenants, then its own. */
  settingsOf(tenant: string): readonly SettingsPatch[] {
    return this.#of(tenant).map(({ settings }) => settings);
  }

  /** Adds the state of all tenants to a tenant, then its own. */
  plant(tenant: Tenant): void {
    for (const { plant } of this.#of(tenant.name)) plant(tenant);
  }

  /** The tenant that a seed opens for a credential, or null. */
  tenantOf(credential: string): string | null {
    return this.#seeds.credentials.get(credential) ?? null;
  }

  #of(tenant: string): PreparedSeed[] {
    const { common, tenants } = this.#seeds;
    return [common, tenants.get(tenant) ?? null].filter((seed) => seed !== null);
  }
}
