import type { Response } from 'express';
import type { JsonValue } from '../../../src/base/json.ts';
import type { Exchange } from '../../kernel/http/exchange.ts';
import { exchangeOf } from '../../kernel/http/open-exchange.ts';
import { sendAnswer } from '../../kernel/http/send.ts';
import type { World } from '../../kernel/world/world.ts';
import { requestCounts } from '../model/state.ts';
import { uncountRefused } from './rate.ts';

/** Answers a request with the success of its operation, and counts it. */
export function succeed(world: World, response: Response, body: JsonValue): void {
  const exchange = exchangeOf(response);
  if (exchange.scope !== null) requestCounts(world, exchange).successful += 1;
  sendAnswer(world.seams, exchange, response, { status: 200, headers: {}, body, rule: exchange.operation ?? '' });
}

/** Counts a refused request of a known key. */
export function countRefusal(world: World, exchange: Exchange): void {
  if (exchange.scope !== null) requestCounts(world, exchange).failed += 1;
  uncountRefused(exchange);
}
