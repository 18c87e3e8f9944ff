import type { RequestHandler } from 'express';
import type { Permission } from '../../../src/contracts/types.ts';
import { exchangeOf } from '../../http/app.ts';
import type { World } from '../../world/world.ts';
import { ownsAccount } from './account.ts';
import { presentedBy } from './credential.ts';
import { routeOf } from './paths.ts';
import { refuseAtGateway } from './refuse.ts';

/** Refuses malformed credential headers, before anything else is looked at. */
export const checkHeaderSyntax: RequestHandler = (request, _response, next) => {
  const presented = presentedBy(request.headers);
  if (presented.kind === 'malformed') throw refuseAtGateway(presented.failure);
  next();
};

/** Refuses paths that the gateway does not route, whatever the credential. */
export const checkRoute: RequestHandler = (request, response, next) => {
  if (routeOf(request.path) !== null) {
    next();
    return;
  }
  const old = exchangeOf(response).tenant.switch('cloudflare-stream.badRoute') === 'status-400';
  throw refuseAtGateway(old ? 'route-unknown-400' : 'route-unknown', { path: request.path });
};

/** Refuses requests without a usable credential. Expired ones are refused like unknown ones. */
export function requireCredential(world: World): RequestHandler {
  return (request, response, next) => {
    const { scope, tenant, about } = exchangeOf(response);
    const { kind } = presentedBy(request.headers);
    if (kind === 'missing') throw refuseAtGateway('auth-missing');
    const usable = scope !== null && (scope !== 'expired' || world.seams.permits(scope, 'read', about));
    if (usable) {
      next();
      return;
    }
    if (kind === 'key') throw refuseAtGateway('key-unknown');
    const old = tenant.switch('cloudflare-stream.badToken') === 'status-403';
    throw refuseAtGateway(old ? 'token-invalid-403' : 'token-invalid');
  };
}

/**
 * Refuses what the credential does not grant: somebody else's account like a token without a grant, writing with a grant to
 * read. `permissionOf` tells what the operation of a request needs.
 */
export function requireAccess(world: World, permissionOf: (operation: string | null) => Permission): RequestHandler {
  return (request, response, next) => {
    const { scope, tenant, about, operation } = exchangeOf(response);
    const accountId = routeOf(request.path)?.accountId ?? '';
    const grant = scope !== null && ownsAccount(world, tenant, accountId) ? scope : 'none';
    if (!world.seams.permits(grant, 'read', about)) throw refuseAtGateway('access-denied');
    if (!world.seams.permits(grant, permissionOf(operation), about)) throw refuseAtGateway('read-only');
    next();
  };
}
