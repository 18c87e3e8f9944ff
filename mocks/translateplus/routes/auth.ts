import type { Request } from 'express';
import type { Permission } from '../../../src/contracts/types.ts';
import type { Gate } from '../../kernel/http/mock-definition.ts';
import type { World } from '../../kernel/world/world.ts';
import { refuse } from './errors.ts';

/** The key of a request, or null. */
export function keyOf({ headers }: Pick<Request, 'headers'>): string | null {
  const key = headers['x-api-key'];
  return typeof key === 'string' ? key : null;
}

/**
 * Refuses requests without a usable key. TranslatePlus keys have no scopes: the read-only credential of a tenant is an
 * ordinary key here, while `.none` and `.expired` are refused like a revoked one.
 */
export function requireKey(world: World, permission: Permission): Gate {
  return ({ scope, tenant, about }, request) => {
    if (!keyOf(request)) throw refuse('key-missing');
    const usable = scope !== null && world.seams.permits(scope === 'read' ? 'full' : scope, permission, about);
    if (!usable)
      throw refuse(tenant.switch('translateplus.badKey') === 'status-401' ? 'key-invalid-401' : 'key-invalid');
  };
}
