import type { Request } from 'express';
import { type ZodType, z } from 'zod';
import type { JsonObject } from '../../src/base/json.ts';
import { DEEPEST, isTooDeep } from '../../src/base/json-depth.ts';
import { nearest } from '../../src/base/nearest.ts';
import { membersAt } from '../../src/contracts/schema-members.ts';
import { bodyBytes, parseJsonObject } from '../kernel/http/json-body.ts';
import { Refusal } from '../kernel/http/refusal.ts';

/** Most bytes of a body of the control API, unless it is a seed or a snapshot. */
export const BODY_LIMIT = 1024 * 1024;

/**
 * The body as the schema reads it. An absent body is an empty object.
 * @throws {Refusal} for a member that the schema does not have, with the nearest name that it has
 */
export function readBody<Value>(request: Request, schema: ZodType<Value>): Value {
  const value = readObject(request);
  // Schemas of records drop this name silently.
  if (hasProtoMember(value)) throw new Refusal('body-invalid', { problem: 'There is no member "__proto__".' });
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const hints = result.error.issues.flatMap((issue) => hintsFor(issue, schema));
  throw new Refusal('body-invalid', { problem: [z.prettifyError(result.error), ...hints].join('\n') });
}

/**
 * The parameters of the query as the schema reads them.
 * @throws {Refusal} for a wrong value, or a parameter that the schema does not have, with the nearest name that it has
 */
export function readQuery<Value>(request: Request, schema: ZodType<Value>): Value {
  const result = schema.safeParse({ ...request.query });
  if (result.success) return result.data;
  const hints = result.error.issues.flatMap((issue) => hintsFor(issue, schema, 'parameter'));
  throw new Refusal('query-invalid', { problem: [z.prettifyError(result.error), ...hints].join('\n') });
}

/** The body as a JSON object. An absent body is an empty object. @throws {Refusal} for another body */
export function readObject(request: Request): JsonObject {
  const bytes = bodyBytes(request.body);
  const value = bytes.length === 0 ? {} : parseJsonObject(bytes);
  if (value === null) throw new Refusal('json-invalid');
  if (isTooDeep(value)) throw new Refusal('body-invalid', { problem: `The body has more than ${DEEPEST} levels.` });
  return value;
}

function hasProtoMember(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.hasOwn(value, '__proto__') || Object.values(value).some(hasProtoMember);
}

function hintsFor(issue: z.core.$ZodIssue, schema: ZodType, what = 'member'): string[] {
  if (issue.code === 'invalid_key') return issue.issues.map(({ message }) => message);
  if (issue.code !== 'unrecognized_keys') return [];
  const members = membersAt(schema, issue.path);
  return issue.keys.map((key) => {
    const [near] = nearest(key, members);
    const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
    return `There is no ${what} "${key}"; known: ${members.join(', ')}.${hint}`;
  });
}
