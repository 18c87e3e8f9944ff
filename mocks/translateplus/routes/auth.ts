import type { RequestHandler } from 'express';
import type { Permission } from '../../../src/contracts/types.ts';
import { exchangeOf } from '../../http/app.ts';
import type { World } from '../../world/world.ts';
import { tables } from '../tables.ts';
import { refuse } from './errors.ts';

/**
 * Refuses requests without a usable key. TranslatePlus keys have no scopes: the read-only credential of a tenant is an
 * ordinary key here, while `.none` and `.expired` are refused like a revoked one.
 */
export function requireKey(world: World, permission: Permission): RequestHandler {
  return (request, response, next) => {
    const { scope, tenant, about } = exchangeOf(response);
    if (!tables.credentialOf(request)) throw refuse('key-missing');
    const usable = scope !== null && world.seams.permits(scope === 'read' ? 'full' : scope, permission, about);
    if (usable) next();
    else throw refuse(tenant.switch('translateplus.badKey') === 'status-401' ? 'key-invalid-401' : 'key-invalid');
  };
}
