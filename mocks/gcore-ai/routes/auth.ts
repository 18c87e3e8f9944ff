import type { Permission } from '../../../src/contracts/types.ts';
import type { Gate } from '../../kernel/http/mock-definition.ts';
import type { World } from '../../kernel/world/world.ts';
import { partialToken, readCredential } from './credential.ts';
import { refuse } from './errors.ts';

/** Refuses requests without a usable token (401), then requests that the token does not permit (403). */
export function requireToken(world: World, permission: Permission): Gate {
  return ({ scope, tenant, about }, request) => {
    const credential = readCredential(request);
    if (!credential) throw refuse('credentials-missing');
    if (credential.scheme === 'bearer' && tenant.switch('gcore-ai.bearer') === 'refuse') throw refuse('token-type');
    if (scope === null) throw refuse('token-bad', { partial: partialToken(credential.token) });
    if (scope === 'expired') throw refuse('token-expired');
    if (!world.seams.permits(scope, permission, about)) throw refuse('forbidden');
  };
}
