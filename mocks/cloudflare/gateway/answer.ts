import type { Response } from 'express';
import type { JsonObject, JsonValue } from '../../../src/base/json.ts';
import { gatewayFailures } from '../../../src/contracts/cloudflare-gateway/failures.ts';
import { exchangeOf } from '../../kernel/http/open-exchange.ts';
import { sendAnswer } from '../../kernel/http/send.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import type { World } from '../../kernel/world/world.ts';

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

/**
 * The body of a refusal in the shape that the tenant's switches give it. Stream's own refusals are told by `messages: null`,
 * the gateway's by their table.
 */
export function shapeRefusal(tenant: Tenant, failure: string, body: JsonObject): JsonObject {
  if (body.messages === null) {
    return tenant.switch('cloudflare-stream.failureMessages') === 'array' ? { ...body, messages: [] } : body;
  }
  const bare = tenant.switch('cloudflare-stream.bareRefusals') === 'bare' && Object.hasOwn(gatewayFailures, failure);
  if (!bare) return body;
  const { success = false, errors = [] } = body;
  return { success, errors };
}
