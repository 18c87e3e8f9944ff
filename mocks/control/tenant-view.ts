import type { z } from 'zod';
import type { Tenant as TenantSchema } from '../../src/contracts/control/schemas.ts';
import { defaultRateLimits } from '../../src/contracts/limits.ts';
import { providerRows, scopes, tokenOf } from '../../src/contracts/providers.ts';
import type { LimitSetting } from '../kernel/world/settings.ts';
import type { Tenant } from '../kernel/world/tenant.ts';
import { faultView } from './fault-view.ts';

/** A tenant as the control API shows it. */
export function tenantView(tenant: Tenant): z.infer<typeof TenantSchema> {
  const { total, used } = tenant.account;
  const limits: Record<string, LimitSetting> = { ...defaultRateLimits, ...tenant.settings.limits };
  return {
    name: tenant.name,
    clock: clockView(tenant),
    seed: tenant.settings.seed,
    switches: { ...tenant.settings.switches },
    credits: { total, used, remaining: total - used },
    limits,
    credentials: credentialsOf(tenant.name),
    faults: tenant.faults.list(tenant.now()).map(faultView),
  };
}

/** A tenant that was just made, in short: the switches that were asked for, and the credentials with every permission. */
export function newTenantView(
  tenant: Tenant,
  { switches = {} }: { readonly switches?: Readonly<Record<string, string>> | undefined },
): z.infer<typeof TenantSchema> {
  const whole = tenantView(tenant);
  const asked = Object.entries(whole.switches).filter(([name]) => Object.hasOwn(switches, name));
  const full = Object.entries(whole.credentials).map(([provider, { full = {} }]) => [provider, { full }]);
  return { ...whole, switches: Object.fromEntries(asked), credentials: Object.fromEntries(full) };
}

/** The state of a tenant's clock. */
export const clockView = (tenant: Tenant): { mode: string; now: string } => ({
  mode: tenant.settings.clock.mode,
  now: new Date(tenant.now()).toISOString(),
});

/** Every provider's credentials of a tenant, by scope. */
export function credentialsOf(name: string): Record<string, Record<string, Record<string, string>>> {
  return Object.fromEntries(
    providerRows.map(([provider, row]) => [
      provider,
      Object.fromEntries(scopes.map((scope) => [scope, { ...row.credentials(tokenOf(name, scope)) }])),
    ]),
  );
}
