import type { Permission } from '../../../src/contracts/types.ts';
import type { Gate } from '../../kernel/http/mock-definition.ts';
import type { World } from '../../kernel/world/world.ts';
import { ownsAccount } from './account.ts';
import { presentedBy } from './credential.ts';
import { routeOf } from './paths.ts';
import { refuseAtGateway } from './refuse.ts';

/** Refuses malformed credential headers, before any other check. */
export const checkHeaderSyntax: Gate = (_exchange, request) => {
  const presented = presentedBy(request.headers);
  if (presented.kind === 'malformed') throw refuseAtGateway(presented.failure);
};

/** Refuses paths that the gateway does not route, with any credential. */
export const checkRoute: Gate = ({ tenant }, request) => {
  if (routeOf(request.path) !== null) return;
  const old = tenant.switch('cloudflare-stream.badRoute') === 'status-400';
  throw refuseAtGateway(old ? 'route-unknown-400' : 'route-unknown', { path: request.path });
};

/** Refuses requests without a usable credential. Expired ones are refused like unknown ones. */
export function requireCredential(world: World): Gate {
  return ({ scope, tenant, about }, request) => {
    const { kind } = presentedBy(request.headers);
    if (kind === 'missing') throw refuseAtGateway('auth-missing');
    if (scope !== null && (scope !== 'expired' || world.seams.permits(scope, 'read', about))) return;
    if (kind === 'key') throw refuseAtGateway('key-unknown');
    const old = tenant.switch('cloudflare-stream.badToken') === 'status-403';
    throw refuseAtGateway(old ? 'token-invalid-403' : 'token-invalid');
  };
}

/**
 * Refuses requests that the credential does not permit: another account like a token without a grant, writing with a
 * read-only token. `permission` is the permission that the operation needs.
 */
export function requireAccess(world: World, permission: Permission): Gate {
  return ({ scope, tenant, about }, request) => {
    const { accountId } = routeOf(request.path) ?? { accountId: '' };
    const isOwn = scope !== null && (accountId === null || ownsAccount(world, tenant, accountId));
    const grant = isOwn ? scope : 'none';
    if (!world.seams.permits(grant, 'read', about)) throw refuseAtGateway('access-denied');
    if (!world.seams.permits(grant, permission, about)) throw refuseAtGateway('read-only');
  };
}
