import { type ZodType, z } from 'zod';
import { isJsonObject, type JsonValue } from '../../../src/base/json.ts';
import { isTooDeep } from '../../../src/base/json-depth.ts';
import type { Operation } from '../../../src/contracts/types.ts';
import { type Exchange, headerOf, type WireResponse } from '../../model/exchange.ts';
import { jsonOf } from '../../model/paths.ts';
import { show } from '../../model/show.ts';
import type { Deviation, WireRule } from '../../model/wire-rule.ts';
import { misfit } from '../shape.ts';

/** A header of answers. `always`: its absence is a deviation, too. */
export interface HeaderRule {
  readonly name: string;
  readonly pattern: RegExp;
  /** What a fitting value is: `a whole number`. */
  readonly expected: string;
  readonly always?: true;
}

/** What the answers of one provider have in common. */
export interface ProviderWire {
  /** The body of a refusal in JSON. */
  readonly refusal: ZodType;
  /** A wider schema for the body of a success; undefined for the operation's own. Asked once for each operation. */
  readonly schemaOf?: (operation: string) => ZodType | undefined;
  /** The headers of an operation's answers with this status. */
  readonly headersOf?: (operation: string, status: number) => readonly HeaderRule[];
}

/** Judges the answers of an operation by its contract. Unknown members, headers and any order of keys pass. */
export function answerRule(operation: Operation, provider: ProviderWire): WireRule {
  // Made at the first answer, and kept: zod compiles each new schema, which takes longer than to judge an answer by it.
  let wider: { readonly schema: ZodType | undefined } | null = null;
  const widerSchema = (): ZodType | undefined => {
    wider ??= { schema: provider.schemaOf?.(operation.id) };
    return wider.schema;
  };
  return {
    operation: operation.id,
    judge: ({ request, response }: Exchange) => {
      if (response === null || (response.status >= 300 && response.status < 400)) return null;
      const headers = provider.headersOf?.(operation.id, response.status) ?? [];
      const wrongHeader = headers.map((rule) => headerDeviation(rule, response)).find((found) => found !== null);
      if (wrongHeader) return wrongHeader;
      if (request.method === 'HEAD') return null;
      return response.status < 300
        ? successDeviation(operation, widerSchema, response)
        : refusalDeviation(response, provider.refusal);
    },
  };
}

function headerDeviation({ name, pattern, expected, always }: HeaderRule, { headers }: WireResponse): Deviation | null {
  const value = headerOf(headers, name);
  if (value === undefined) return always ? { expected: `the header ${name}`, got: 'no such header' } : null;
  return pattern.test(value) ? null : { expected: `${name}: ${expected}`, got: show(value) };
}

function successDeviation(
  { id, success }: Operation,
  widerSchema: () => ZodType | undefined,
  response: WireResponse,
): Deviation | null {
  const { status, bytes } = response;
  const documented = success.find((answer) => answer.status === status);
  if (documented === undefined) {
    const statuses = [...new Set(success.map((answer) => answer.status))];
    return { expected: `status ${statuses.join(' or ')} for a success of ${id}`, got: startOf(response) };
  }
  const { schema, contentType } = documented;
  const wanted = contentType ?? (schema === undefined ? undefined : 'application/json');
  const type = typeOf(response);
  if (wanted !== undefined && type !== wanted) {
    return { expected: `Content-Type ${wanted}`, got: `${show(type)}, ${startOf(response)}` };
  }
  if (schema === undefined) return null;
  const value = jsonOf(bytes);
  if (value === undefined) return { expected: 'a body in JSON', got: startOf(response) };
  return jsonDeviation(value, widerSchema() ?? schema);
}

/** Only what says that it is JSON is judged: a proxy or an edge may refuse with a page of its own. */
function refusalDeviation(response: WireResponse, schema: ZodType): Deviation | null {
  if (response.bytes.length === 0 || typeOf(response) !== 'application/json') return null;
  const value = jsonOf(response.bytes);
  return value === undefined
    ? { expected: 'a body in JSON, as its Content-Type says', got: startOf(response) }
    : jsonDeviation(value, schema);
}

/** A member without a value may be absent or null. */
function jsonDeviation(value: JsonValue, schema: ZodType): Deviation | null {
  const found = misfit(value, schema);
  if (found === null || isTooDeep(value)) return found;
  return misfit(withoutNull(value), schema) === null ? null : found;
}

function withoutNull(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withoutNull);
  if (!isJsonObject(value)) return value;
  const parts = Object.entries(value).filter(([, part]) => part !== null);
  return Object.fromEntries(parts.map(([name, part]) => [name, withoutNull(part as JsonValue)]));
}

const typeOf = ({ headers }: WireResponse): string =>
  (headerOf(headers, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

const startOf = ({ status, bytes }: WireResponse): string =>
  `${status} with ${bytes.length === 0 ? 'an empty body' : show(new TextDecoder().decode(bytes.subarray(0, 400)))}`;

/** A whole number of at least 0. */
export const wholeNumber = { pattern: /^\d+$/, expected: 'a whole number' } as const;

/** An object whose named members may be absent, and which has at least one of them. */
export const oneMemberOf = (members: Readonly<Record<string, ZodType>>): ZodType =>
  z
    .object(members)
    .partial()
    .refine(
      (value) => Object.keys(members).some((name) => (value as Record<string, unknown>)[name] !== undefined),
      `an object with ${Object.keys(members).join(' or ')}`,
    );
