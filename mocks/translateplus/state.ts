import type { ErrorRequestHandler, Response } from 'express';
import type { JsonValue } from '../../src/base/json.ts';
import { exchangeOf } from '../http/app.ts';
import type { Exchange } from '../http/exchange.ts';
import { sendAnswer } from '../http/send.ts';
import type { CreditAccount } from '../world/credits.ts';
import type { World } from '../world/world.ts';
import { uncountRefused } from './rate.ts';

/** What TranslatePlus remembers of a tenant besides its credits. */
export interface TranslatePlusState {
  successful: number;
  failed: number;
}

/** The requests of a tenant so far, by outcome. */
export const requestCounts = (world: World, exchange: Exchange): TranslatePlusState => {
  const owner = world.seams.ownerOf(exchange.tenant.name, 'state', exchange.about);
  return world.tenant(owner).state('translateplus', () => ({ successful: 0, failed: 0 }));
};

/** The account that a request's credits come from. */
export const accountOf = (world: World, exchange: Exchange): CreditAccount =>
  world.tenant(world.seams.ownerOf(exchange.tenant.name, 'account', exchange.about)).account;

/** Answers a request with what its operation promises, and counts it. */
export function succeed(world: World, response: Response, body: JsonValue): void {
  const exchange = exchangeOf(response);
  if (exchange.scope !== null) requestCounts(world, exchange).successful += 1;
  sendAnswer(world.seams, exchange, response, { status: 200, headers: {}, body, rule: exchange.operation ?? '' });
}

/** Counts a refused request of a known key, then lets the error go on to its answer. */
export function countRefusal(world: World): ErrorRequestHandler {
  return (error, _request, response, next) => {
    const exchange = exchangeOf(response);
    if (exchange.scope !== null) requestCounts(world, exchange).failed += 1;
    uncountRefused(exchange);
    next(error);
  };
}
