import { accountIdOf, isDerivedAccountId } from '../../../src/contracts/cloudflare-gateway/account-id.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import type { World } from '../../kernel/world/world.ts';

/** The state of the gateway for a tenant. */
interface GatewayState {
  /** The tenant that took the account: a fork of it takes its own. */
  owner: string;
  accountId: string | null;
}

function stateOf(tenant: Tenant): GatewayState {
  const state = tenant.state<GatewayState>('cloudflare-gateway', () => ({ owner: tenant.name, accountId: null }));
  if (state.owner !== tenant.name) Object.assign(state, { owner: tenant.name, accountId: null });
  return state;
}

/** The account that a tenant owns, or null before its first use of one. */
export const accountTaken = (tenant: Tenant): string | null => stateOf(tenant).accountId;

/**
 * True if the tenant owns the account. A tenant without an account gets it. A tenant keeps one account: the first it
 * uses. An id derived from a tenant's name (`accountIdOf`) can belong to that tenant only, any other id to the tenant
 * that uses it first.
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
