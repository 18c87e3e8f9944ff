import type { Request, Response } from 'express';
import type { ZodType } from 'zod';
import { isJsonObject } from '../../../../src/base/json.ts';
import { facts } from '../../../../src/contracts/cloudflare-stream/facts.ts';
import { bodyBytes } from '../../../kernel/http/json-body.ts';
import type { BodyRule } from '../../../kernel/http/mock-definition.ts';
import { exchangeOf } from '../../../kernel/http/open-exchange.ts';
import { refuse } from './errors.ts';

/** JSON bodies. Forms are refused; other content types are ignored, because curl --data sends a wrong one. */
export const jsonBodyRule: BodyRule = {
  limit: facts.jsonBodyBytes.value,
  accepts: (_exchange, request) => {
    if (/^multipart\//i.test(request.get('content-type') ?? '')) throw refuse('body-undecodable');
  },
};

/**
 * The body of a request as its schema reads it; unknown keys are dropped.
 * @throws {Refusal} `body-undecodable` for broken JSON and wrong types, `field-invalid` for invalid values.
 */
export function readJson<Value>(request: Request, response: Response, schema: ZodType<Value>): Value {
  const bytes = bodyBytes(request.body);
  const exchange = exchangeOf(response);
  exchange.body = bytes;
  const json = bytes.length === 0 ? {} : exchange.json;
  if (!isJsonObject(json)) throw refuse('body-undecodable');
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const name = issue?.path.join('.') ?? '';
  const given = Object.hasOwn(json, String(issue?.path[0]));
  if (issue?.code === 'invalid_type' && given) throw refuse('body-undecodable');
  throw refuse('field-invalid', { problem: given ? `invalid ${name}` : `${name} is required` });
}
