import type { Request, Response } from 'express';
import { REQUEST_ID_HEADER } from '../../../src/contracts/control/request-id.ts';
import type { Scope } from '../../../src/contracts/providers.ts';
import { TenantsFullError } from '../world/make-room.ts';
import type { Tenant } from '../world/tenant.ts';
import type { World } from '../world/world.ts';
import { Exchange, type ExchangeTables } from './exchange.ts';

/** Who sends a request. */
export interface Sender {
  readonly tenant: Tenant;
  /** Null where the credential opens no tenant. */
  readonly scope: Scope | null;
  readonly credential: string | null;
  /** True where the world has no room for the tenant that the credential opens: the lobby stands in. */
  readonly isTurnedAway: boolean;
}

/** Finds the tenant that a credential opens; requests without a usable one belong to the lobby. */
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

/** The exchange of the request that a response answers. Undefined only before `openExchange` has opened it. */
export const exchangeOf = (response: Response): Exchange => response.locals.exchange as Exchange;

/** Opens the exchange of a request, and puts the tenant's time and the exchange's id on its answer. */
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
    { scope, operation, secrets: credential === null ? [] : [credential] },
  );
  response.locals.exchange = exchange;
  response.sendDate = false;
  response.setHeader('Date', new Date(tenant.now()).toUTCString());
  response.setHeader(REQUEST_ID_HEADER, exchange.id);
  return exchange;
}
