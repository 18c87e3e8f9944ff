import { LOBBY } from './credentials.ts';
import type { Tenant } from './tenant.ts';

/** A world has the maximum of tenants, and all of them are in use. */
export class TenantsFullError extends Error {
  override readonly name = 'TenantsFullError';
  readonly limit: number;

  constructor(limit: number) {
    super(`the world holds ${limit} tenants, and none of them is idle and empty`);
    this.limit = limit;
  }
}

/** The part of the limit that is removed at once: the search for idle tenants costs time for each tenant. */
const AT_ONCE = 0.01;

/**
 * The tenants to remove so that one more fits beside the lobby: an empty list while there is room, else some idle empty
 * ones, the longest unused first.
 * @throws {TenantsFullError} if every tenant must stay
 */
export function givingWay(tenants: ReadonlyMap<string, Tenant>, limit: number): Tenant[] {
  if (tenants.size - (tenants.has(LOBBY) ? 1 : 0) < limit) return [];
  const idle = [...tenants.values()].filter((tenant) => tenant.isExpendable);
  if (idle.length === 0) throw new TenantsFullError(limit);
  idle.sort((left, right) => left.lastUsed - right.lastUsed);
  return idle.slice(0, Math.max(1, Math.floor(limit * AT_ONCE)));
}
