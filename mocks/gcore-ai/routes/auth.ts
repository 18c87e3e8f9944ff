import type { RequestHandler } from 'express';
import type { Permission } from '../../../src/contracts/types.ts';
import { exchangeOf } from '../../http/app.ts';
import type { World } from '../../world/world.ts';
import { partialToken, readCredential } from './credential.ts';
import { refuse } from './errors.ts';

/** Refuses requests without a usable token (401), then those that the token may not make (403). */
export function requireToken(world: World, permission: Permission): RequestHandler {
  return (request, response, next) => {
    const { scope, tenant, about } = exchangeOf(response);
    const credential = readCredential(request);
    if (!credential) throw refuse('credentials-missing');
    if (credential.scheme === 'bearer' && tenant.switch('gcore-ai.bearer') === 'refuse') throw refuse('token-type');
    if (scope === null) throw refuse('token-bad', { partial: partialToken(credential.token) });
    if (scope === 'expired') throw refuse('token-expired');
    if (!world.seams.permits(scope, permission, about)) throw refuse('forbidden');
    next();
  };
}
