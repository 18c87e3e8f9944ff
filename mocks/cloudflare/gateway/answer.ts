import type { Response } from 'express';
import type { JsonObject, JsonValue } from '../../../src/base/json.ts';
import { gatewayFailures } from '../../../src/contracts/cloudflare-gateway/failures.ts';
import { exchangeOf } from '../../kernel/http/open-exchange.ts';
import { sendAnswer } from '../../kernel/http/send.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import type { World } from '../../kernel/world/world.ts';

/** Answers with an envelope around the result of an operation. The members of `beside` are added next to `result`. */
export function succeed(world: World, response: Response, result: JsonValue, beside?: JsonObject): void {
  const envelope = envelopeOf(result);
  sendSuccess(world, response, beside === undefined ? envelope : { ...envelope, ...beside });
}

/** The envelope around the result of an operation. */
export const envelopeOf = (result: JsonValue): JsonObject => ({ result, success: true, errors: [], messages: [] });

/** Answers with an unchanged body and its own content type. */
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
 * The body of a refusal in the shape that the tenant's switches select. Stream's own refusals are recognised by
 * `messages: null`, the gateway's by their table.
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
