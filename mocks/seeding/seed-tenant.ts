import { readTenantSeed } from '../../src/contracts/seed/read-seed.ts';
import type { Tenant } from '../kernel/world/tenant.ts';
import { prepareTenantSeed } from './prepare.ts';

/** How much of each kind was planted. */
export type PlantedCounts = Readonly<Record<string, number>>;

/** Plants a seed in a tenant, without files: nothing is planted if a part of it is wrong. @throws {SeedError} */
export async function seedTenant(tenant: Tenant, value: unknown): Promise<PlantedCounts> {
  const { settings, book } = await prepareTenantSeed(await readTenantSeed(value), { folder: null });
  tenant.update(settings);
  tenant.addBook(book);
  const { rules, files } = book.translated;
  return {
    settings: Object.keys(settings).length,
    heard: book.heard.length,
    phrases: rules.reduce((sum, { phrases }) => sum + Object.keys(phrases).length, 0),
    patterns: rules.reduce((sum, { patterns }) => sum + patterns.length, 0),
    files: files.length,
  };
}
