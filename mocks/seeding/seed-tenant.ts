import { readTenantSeed } from '../../src/contracts/seed/read-seed.ts';
import type { Tenant } from '../kernel/world/tenant.ts';
import type { World } from '../kernel/world/world.ts';
import { prepareTenantSeed } from './prepare.ts';

/** How much of each kind was planted. */
export type PlantedCounts = Readonly<Record<string, number>>;

/** Plants a seed in a tenant, without files: nothing is planted if a part of it is wrong. @throws {SeedError} */
export async function seedTenant(
  { planters }: Pick<World, 'planters'>,
  tenant: Tenant,
  value: unknown,
): Promise<PlantedCounts> {
  const seed = await prepareTenantSeed(await readTenantSeed(value), { folder: null, planters });
  tenant.update(seed.settings);
  tenant.addBook(seed.book);
  seed.plant(tenant);
  return seed.counts;
}
