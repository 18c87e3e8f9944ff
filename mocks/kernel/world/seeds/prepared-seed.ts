import type { SettingsPatch } from '../settings.ts';
import type { SeedBook } from './seed-book.ts';

/** A seed of a tenant that is ready to be planted: every name was checked and every file was read. */
export interface PreparedSeed {
  readonly settings: SettingsPatch;
  readonly book: SeedBook;
}

/** A seed of a world that is ready to be planted. */
export interface PreparedWorldSeed {
  /** For all tenants, or null. */
  readonly common: PreparedSeed | null;
  /** For single tenants, by name. */
  readonly tenants: ReadonlyMap<string, PreparedSeed>;
}
