import { accountIdOf, isDerivedAccountId } from '../../../src/contracts/cloudflare-gateway/account-id.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import type { World } from '../../kernel/world/world.ts';

/** What the gateway remembers of a tenant. */
interface GatewayState {
  accountId: string | null;
}

const stateOf = (tenant: Tenant): GatewayState => tenant.state('cloudflare-gateway', () => ({ accountId: null }));

/** The account that a tenant has taken, or null when it has used none yet. */
export const accountTaken = (tenant: Tenant): string | null => stateOf(tenant).accountId;

/**
 * Whether an account is a tenant's own; takes it when the tenant has none yet. A tenant has one account for good: the first
 * it uses. Ids derived from a tenant's name (`accountIdOf`) can be taken by that tenant alone, any other id by the tenant that comes
 * first.
 */
export function ownsAccount(world: World, tenant: Tenant, accountId: string): boolean {
  const state = stateOf(tenant);
  if (state.accountId === null && mayTake(world, tenant, accountId)) state.accountId = accountId;
  return state.accountId === accountId;
}

function mayTake(world: World, tenant: Tenant, accountId: string): boolean {
  if (isDerivedAccountId(accountId)) return accountId === accountIdOf(tenant.name);
  return !world.tenantNames.some((name) => {
    const other = world.find(name);
    return other !== null && accountTaken(other) === accountId;
  });
}
