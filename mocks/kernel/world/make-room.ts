import { LOBBY } from './credentials.ts';
import type { Tenant } from './tenant.ts';

/** A world holds as many tenants as it may, and all of them are in use. */
export class TenantsFullError extends Error {
  override readonly name = 'TenantsFullError';
  readonly limit: number;

  constructor(limit: number) {
    super(`the world holds ${limit} tenants, and none of them is idle and empty`);
    this.limit = limit;
  }
}

/** Part of the limit that is given up at once: looking for idle tenants costs time for each that is looked at. */
const AT_ONCE = 0.01;

/**
 * The tenants that give way so that one more fits beside the lobby: none while there is room, else some idle empty ones, the longest unused first.
 * @throws {TenantsFullError} when every tenant has to stay
 */
export function givingWay(tenants: ReadonlyMap<string, Tenant>, limit: number): Tenant[] {
  if (tenants.size - (tenants.has(LOBBY) ? 1 : 0) < limit) return [];
  const idle = [...tenants.values()].filter((tenant) => tenant.isExpendable);
  if (idle.length === 0) throw new TenantsFullError(limit);
  idle.sort((left, right) => left.lastUsed - right.lastUsed);
  return idle.slice(0, Math.max(1, Math.floor(limit * AT_ONCE)));
}
