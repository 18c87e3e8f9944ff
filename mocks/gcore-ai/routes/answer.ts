import type { Request, Response } from 'express';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.ts';
import { facts } from '../../../src/contracts/gcore-ai/facts.ts';
import { bodyBytes, isJsonType } from '../../kernel/http/json-body.ts';
import type { BodyRule } from '../../kernel/http/mock-definition.ts';
import { exchangeOf } from '../../kernel/http/open-exchange.ts';
import { sendAnswer } from '../../kernel/http/send.ts';
import type { World } from '../../kernel/world/world.ts';
import { refuse, refuseJson } from './errors.ts';

/** Answers a request with the success of its operation. Without a body: an empty answer. */
export function succeed(world: World, response: Response, status: number, body?: JsonValue): void {
  const exchange = exchangeOf(response);
  sendAnswer(world.seams, exchange, response, { status, headers: {}, body, rule: exchange.operation ?? '' });
}

/** JSON bodies: refuses another media type, if there is a body, then reads it whole. */
export const jsonBodyRule: BodyRule = {
  limit: facts.bodyBytes.value,
  accepts: (_exchange, request) => {
    const hasBody = request.headers['transfer-encoding'] !== undefined || Number(request.get('content-length')) > 0;
    if (hasBody && !isJsonType(request.get('content-type'))) throw refuse('media-type');
  },
};

/** The JSON object of a body. An absent body counts as an empty object: every member is missing. */
export function jsonBody(request: Request, response: Response): JsonObject {
  const bytes = bodyBytes(request.body);
  const exchange = exchangeOf(response);
  exchange.body = bytes;
  if (bytes.length === 0) return {};
  const body = exchange.json;
  if (!isJsonObject(body)) throw refuseJson(request);
  for (const secret of originSecrets(body)) exchange.hide(secret);
  return body;
}

/** The values of `origin_http_headers` of one or several videos: passwords and tokens of a user's storage. */
function originSecrets(body: JsonObject): string[] {
  const videos = [body, body.video, ...(Array.isArray(body.videos) ? body.videos : [])].filter(isJsonObject);
  return videos.flatMap(({ origin_http_headers: header }) => {
    if (typeof header !== 'string') return [];
    const value = header.slice(header.indexOf(':') + 1).trim();
    return [value, value.slice(value.indexOf(' ') + 1)];
  });
}
