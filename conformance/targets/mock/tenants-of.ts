import { faultView } from '../../../mocks/control/fault-view.ts';
import { clockView, tenantView } from '../../../mocks/control/tenant-view.ts';
import { checkFaultNames } from '../../../mocks/kernel/http/fault-names.ts';
import type { Tenant } from '../../../mocks/kernel/world/tenant.ts';
import type { World } from '../../../mocks/kernel/world/world.ts';
import { seedTenant } from '../../../mocks/seeding/seed-tenant.ts';
import { FaultRuleSchema } from '../../../src/contracts/control/faults.ts';
import type { TenantControl } from '../tenant-control.ts';

/** Arranges the tenants of a world in this process, as its control API does, without requests: a check needs two on average. */
export function tenantsOf(world: World): TenantControl {
  const named = (name: string): Tenant => {
    const tenant = world.find(name);
    if (tenant === null) throw new RangeError(`expected an open tenant, got "${name}"; a run opens its own`);
    return tenant;
  };
  return {
    createTenant: async ({ name, ...settings }) => tenantView(world.create(name, settings)),
    updateTenant: async (name, settings) => {
      const tenant = named(name);
      tenant.update(settings);
      return tenantView(tenant);
    },
    seed: async (name, seed) => ({ tenant: name, planted: await seedTenant(world, named(name), seed) }),
    addFault: async (name, rule) => {
      const armed = FaultRuleSchema.parse(rule);
      await checkFaultNames(armed);
      return faultView(named(name).addFault(armed));
    },
    advance: async (name, seconds) => {
      const tenant = named(name);
      const effects = await tenant.advance(seconds);
      return { clock: clockView(tenant), effects };
    },
    deleteTenant: async (name) => world.remove(named(name).name),
  };
}
