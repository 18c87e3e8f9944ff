import type { ErrorRequestHandler, Response } from 'express';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.ts';
import { gatewayFailures } from '../../../src/contracts/cloudflare-gateway/failures.ts';
import { exchangeOf, type MockTables } from '../../http/app.ts';
import { Refusal, refusalAnswer } from '../../http/refusal.ts';
import { sendAnswer } from '../../http/send.ts';
import type { Tenant } from '../../world/tenant.ts';
import type { World } from '../../world/world.ts';

/** Answers with an envelope around the result of an operation. `beside` stands next to `result`. */
export function succeed(world: World, response: Response, result: JsonValue, beside: JsonObject = {}): void {
  sendSuccess(world, response, { result, success: true, errors: [], messages: [], ...beside });
}

/** Answers with a body as it is, under a content type of its own. */
export function sendSuccess(
  world: World,
  response: Response,
  body: JsonValue | Uint8Array | undefined,
  headers: Readonly<Record<string, string>> = {},
): void {
  const exchange = exchangeOf(response);
  sendAnswer(world.seams, exchange, response, { status: 200, headers, body, rule: exchange.operation ?? '' });
}

/** Answers refusals in the shape that the tenant's switches give them; leaves everything else to `answerErrors`. */
export function answerRefusals(world: World, tables: MockTables): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const refusal = error instanceof Refusal ? error : tables.refusalOf(error, request);
    if (refusal === null || !Object.hasOwn(tables.failures, refusal.failure)) {
      next(error);
      return;
    }
    const exchange = exchangeOf(response);
    const answer = refusalAnswer(tables.failures, refusal.failure, refusal.values);
    const json = isJsonObject(answer.body) && !(answer.body instanceof Uint8Array);
    const body = json ? shaped(exchange.tenant, refusal.failure, answer.body as JsonObject) : answer.body;
    sendAnswer(world.seams, exchange, response, { ...answer, body });
  };
}

/** Stream's own refusals are told by `messages: null`, the gateway's by their table. */
function shaped(tenant: Tenant, failure: string, body: JsonObject): JsonObject {
  if (body.messages === null) {
    return tenant.switch('cloudflare-stream.failureMessages') === 'array' ? { ...body, messages: [] } : body;
  }
  const bare = tenant.switch('cloudflare-stream.bareRefusals') === 'bare' && Object.hasOwn(gatewayFailures, failure);
  if (!bare) return body;
  const { success = false, errors = [] } = body;
  return { success, errors };
}
