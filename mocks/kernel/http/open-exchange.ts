import type { Request, Response } from 'express';
import type { Scope } from '../../../src/contracts/providers.ts';
import { TenantsFullError } from '../world/make-room.ts';
import type { Tenant } from '../world/tenant.ts';
import type { World } from '../world/world.ts';
import { Exchange } from './exchange.ts';
import type { ExchangeTables } from './on-record.ts';

/** The sender of a request. */
export interface Sender {
  readonly tenant: Tenant;
  /** Null if the credential does not open a tenant. */
  readonly scope: Scope | null;
  readonly credential: string | null;
  /** True if the world has no room for the credential's tenant: the lobby replaces it. */
  readonly isTurnedAway: boolean;
}

/** Finds the tenant of a credential; requests without a usable credential belong to the lobby. */
export function senderOf(world: World, provider: string, credential: string | null): Sender {
  const opened = credential === null ? null : world.open({ provider, credential });
  if (opened === null) return { tenant: world.lobby, scope: null, credential, isTurnedAway: false };
  try {
    return { tenant: world.tenant(opened.tenant), scope: opened.scope, credential, isTurnedAway: false };
  } catch (error) {
    if (!(error instanceof TenantsFullError)) throw error;
    return { tenant: world.lobby, scope: null, credential, isTurnedAway: true };
  }
}

/** The exchange of the request that a response answers. Undefined only before `openExchange`. */
export const exchangeOf = (response: Response): Exchange => response.locals.exchange as Exchange;

/** Opens the exchange of a request. */
export function openExchange(
  tables: ExchangeTables,
  { tenant, scope, credential }: Omit<Sender, 'isTurnedAway'>,
  operation: string | null,
  { request, response }: { readonly request: Request; readonly response: Response },
): Exchange {
  const exchange = new Exchange(
    tables,
    tenant,
    { method: request.method, path: request.originalUrl, headers: request.headers },
    { scope, operation, credential },
  );
  response.locals.exchange = exchange;
  return exchange;
}
