import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { systemClock } from '../../src/base/clock.ts';
import { strike } from '../world/faults.ts';
import type { Tenant } from '../world/tenant.ts';
import type { World } from '../world/world.ts';
import { Exchange, type ExchangeTables, type Known } from './exchange.ts';
import type { OperationIndex } from './operation-index.ts';
import { ABORTED } from './outcome.ts';
import { Refusal, type RefusalValues, refusalAnswer } from './refusal.ts';
import { REQUEST_ID_HEADER } from './request-id.ts';
import { faultAnswer, renderAnswer, sendAnswer, write } from './send.ts';

/** What a provider's app needs besides its routes. */
export interface MockTables extends ExchangeTables {
  /** The operations that are open to a tenant. */
  readonly indexFor: (tenant: Tenant) => OperationIndex;
  /** The credential that a request presents, or null. Never throws. */
  readonly credentialOf: (request: Request) => string | null;
  /** The refusal for an error that Express or a body reader raised; null for one nobody expected. */
  readonly refusalOf: (error: unknown, request: Request) => Refusal | null;
}

/** An Express app without Express' own habits: no fingerprint, no ETags, paths as written. */
export function bareApp(): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.set('query parser', 'simple');
  return app;
}

/** The exchange of the request that a response answers. Undefined only before `openExchange` has opened it. */
export const exchangeOf = (response: Response): Exchange => response.locals.exchange as Exchange;

/** First in every provider app: finds the tenant, opens the exchange, lets a fault strike. */
export function openExchange(world: World, tables: MockTables): RequestHandler {
  return async (request, response, next) => {
    const credential = tables.credentialOf(request);
    const opened = credential === null ? null : world.open({ provider: tables.provider, credential });
    const tenant = opened ? world.tenant(opened.tenant) : world.lobby;
    await tenant.settle();
    const exchange = begin(tenant, tables, request, response, {
      scope: opened?.scope ?? null,
      operation: tables.indexFor(tenant).find(request.method, request.path),
      secrets: credential === null ? [] : [credential],
    });
    if (await faultStrikes(exchange, request, response)) return;
    next();
  };
}

/** Opens the exchange of a request: from here on the response has an id, and the journal gets an entry. */
function begin(
  tenant: Tenant,
  tables: MockTables,
  request: Request,
  response: Response,
  { scope = null, operation = null, secrets = [] }: Partial<Known>,
): Exchange {
  const { method, originalUrl: path, headers } = request;
  const exchange = new Exchange(tables, tenant, { method, path, headers }, { scope, operation, secrets });
  response.locals.exchange = exchange;
  response.sendDate = false;
  response.setHeader('Date', new Date(tenant.now()).toUTCString());
  response.setHeader(REQUEST_ID_HEADER, exchange.id);
  response.once('close', () => exchange.record(ABORTED, null));
  return exchange;
}

/** True when a fault has dealt with the request. */
async function faultStrikes(exchange: Exchange, request: Request, response: Response): Promise<boolean> {
  const { tenant } = exchange;
  if (tenant.faults.length === 0) return false;
  const struck = strike(tenant.faults, {
    ...exchange.about,
    method: request.method,
    path: request.path,
    hasFailure: (id) => Object.hasOwn(exchange.tables.failures, id),
  });
  if (!struck) return false;
  const { effect } = struck;
  const later = effect.type === 'truncate' || ('when' in effect && effect.when === 'after');
  if (effect.type === 'failure') throw new Refusal(effect.failure, effect.values);
  if (later || effect.type === 'delay') exchange.pending = effect;
  if (effect.type === 'delay') await systemClock.sleep(effect.milliseconds);
  if (later || effect.type === 'delay') return false;
  if (effect.type === 'answer') {
    const answer = faultAnswer(effect);
    exchange.record({ kind: 'fault', type: 'answer' }, { ...answer, rule: struck.fault.id });
    write(response, answer);
  } else {
    exchange.record({ kind: 'fault', type: effect.type }, null);
    if (effect.type === 'reset') request.socket.destroy();
  }
  return true;
}

/**
 * Last in every provider app: whatever was thrown becomes an answer in the provider's own shape. Never throws itself: Express
 * would answer with a page that shows the stack.
 */
export function answerErrors(world: World, tables: MockTables, unexpected: string): ErrorRequestHandler {
  const lastResort = renderAnswer(refusalAnswer(tables.failures, unexpected));
  return (error: unknown, request, response, _next) => {
    try {
      answerError(world, tables, unexpected, { error, request, response });
    } catch (second) {
      world.onDefect(second);
      if (response.headersSent) response.destroy();
      else write(response, lastResort);
    }
  };
}

function answerError(
  world: World,
  tables: MockTables,
  unexpected: string,
  { error, request, response }: { error: unknown; request: Request; response: Response },
): void {
  const credential = tables.credentialOf(request);
  const secrets = credential === null ? [] : [credential];
  const exchange = exchangeOf(response) ?? begin(world.lobby, tables, request, response, { secrets });
  if (isAborted(error)) {
    exchange.record(ABORTED, null);
    return;
  }
  const refusal = error instanceof Refusal ? error : tables.refusalOf(error, request);
  const known = refusal !== null && Object.hasOwn(tables.failures, refusal.failure);
  if (!known) world.onDefect(error);
  const [failure, values]: [string, RefusalValues?] = known ? [refusal.failure, refusal.values] : [unexpected];
  sendAnswer(world.seams, exchange, response, refusalAnswer(tables.failures, failure, values));
}

const isAborted = (error: unknown): boolean =>
  error instanceof Error && 'type' in error && (error as { type: unknown }).type === 'request.aborted';
