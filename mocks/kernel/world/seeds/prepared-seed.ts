import type { SettingsPatch } from '../settings.ts';
import type { Plant } from './planter.ts';
import type { SeedBook } from './seed-book.ts';

/** A seed of a tenant that is ready to be planted: every name was checked and every file was read. */
export interface PreparedSeed {
  readonly settings: SettingsPatch;
  readonly book: SeedBook;
  /** Adds faults and the state of providers to a tenant. */
  readonly plant: Plant;
  /** How much of each kind it plants. */
  readonly counts: Readonly<Record<string, number>>;
}

/** A seed of a world that is ready to be planted. */
export interface PreparedWorldSeed {
  /** For all tenants, or null. */
  readonly common: PreparedSeed | null;
  /** For single tenants, by name. */
  readonly tenants: ReadonlyMap<string, PreparedSeed>;
  /** Tenants by the keys and tokens that open them. */
  readonly credentials: ReadonlyMap<string, string>;
}
