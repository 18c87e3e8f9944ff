import type { Tenant } from '../tenant.ts';
import type { World } from '../world.ts';
import type { Snapshot } from './snapshot-shelf.ts';
import { memoryOf, type TenantSnapshot, takeSnapshot } from './tenant-snapshot.ts';

/** Takes a snapshot of all tenants. */
export const takeWorldSnapshot = (world: World, name: string): Snapshot => ({
  name,
  unnamed: world.unnamed,
  tenants: [...world.tenants].map(takeSnapshot),
});

/**
 * Puts a tenant back to a snapshot: state, clock, windows, counters, faults and journal. @throws {TenantsFullError} if it is not open, and there is
 * no room
 */
export function restoreTenant(world: World, name: string, snapshot: TenantSnapshot): Tenant {
  const tenant = place(world, name, snapshot);
  tenant.journal.fill(snapshot.journal.kept, snapshot.journal.dropped);
  return tenant;
}

/**
 * Opens a tenant with the state of a snapshot of another one. Its journal is empty; what derives from its name, such as later ids and
 * account ids, is its own. @throws {TenantsFullError}
 */
export function forkTenant(world: World, name: string, snapshot: TenantSnapshot): Tenant {
  const tenant = place(world, name, snapshot);
  tenant.memory.isOwn = true;
  return tenant;
}

/** Puts all tenants back to a snapshot of the world; others are deleted. Named snapshots stay. */
export function restoreWorld(world: World, { tenants, unnamed }: Snapshot): void {
  const wanted = new Set(tenants.map(({ tenant }) => tenant));
  for (const name of world.tenantNames) if (!wanted.has(name)) world.forget(name);
  for (const snapshot of tenants) restoreTenant(world, snapshot.tenant, snapshot);
  world.unnamed = unnamed;
}

function place(world: World, name: string, snapshot: TenantSnapshot): Tenant {
  for (const file of snapshot.files) world.files.hold(file);
  try {
    return world.place(name, memoryOf(snapshot, world.machine));
  } catch (error) {
    for (const file of snapshot.files) world.files.release(file);
    throw error;
  }
}
