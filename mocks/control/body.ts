import type { Request } from 'express';
import { type ZodType, z } from 'zod';
import { nearest } from '../../src/base/nearest.ts';
import { bodyBytes, parseJsonObject } from '../kernel/http/json-body.ts';
import { Refusal } from '../kernel/http/refusal.ts';

/**
 * The body as the schema reads it. An absent body is an empty object.
 * @throws {Refusal} for a member that the schema does not have, with the nearest name that it has
 */
export function readBody<Value>(request: Request, schema: ZodType<Value>): Value {
  const bytes = bodyBytes(request.body);
  const value = bytes.length === 0 ? {} : parseJsonObject(bytes);
  if (value === null) throw new Refusal('json-invalid');
  // Schemas of records drop this name silently.
  if (hasProtoMember(value)) throw new Refusal('body-invalid', { problem: 'There is no member "__proto__".' });
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const hints = result.error.issues.flatMap((issue) => hintsFor(issue, schema));
  throw new Refusal('body-invalid', { problem: [z.prettifyError(result.error), ...hints].join('\n') });
}

function hasProtoMember(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.hasOwn(value, '__proto__') || Object.values(value).some(hasProtoMember);
}

function hintsFor(issue: z.core.$ZodIssue, schema: ZodType): string[] {
  if (issue.code === 'invalid_key') return issue.issues.map(({ message }) => message);
  if (issue.code !== 'unrecognized_keys') return [];
  const members = membersAt(schema, issue.path);
  return issue.keys.map((key) => {
    const [near] = nearest(key, members);
    const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
    return `There is no member "${key}"; known: ${members.join(', ')}.${hint}`;
  });
}

/** The members of the object at a path of a schema; of a union, those of all its objects. */
function membersAt(schema: unknown, path: readonly PropertyKey[]): string[] {
  const shapes = shapesOf(schema);
  const [first, ...rest] = path;
  if (first === undefined) return [...new Set(shapes.flatMap((shape) => Object.keys(shape)))];
  return shapes.flatMap((shape) => membersAt(shape[String(first)], rest));
}

function shapesOf(schema: unknown): Record<string, unknown>[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return shapesOf(schema.unwrap());
  if (schema instanceof z.ZodObject) return [schema.shape];
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(shapesOf);
  return [];
}
