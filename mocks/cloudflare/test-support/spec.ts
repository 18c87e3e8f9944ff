import { readFileSync } from 'node:fs';
import { type ZodType, z } from 'zod';

type Json = Readonly<Record<string, unknown>>;
interface Facts {
  readonly operations: readonly {
    readonly method: string;
    readonly path: string;
    readonly responses: Readonly<Record<string, { readonly contentType: string; readonly schema: Json } | null>>;
  }[];
  readonly schemas: Readonly<Record<string, Json>>;
}

const file = new URL('../../../fixtures/cloudflare-stream/spec-facts.json', import.meta.url);
const facts = JSON.parse(readFileSync(file, 'utf8')) as Facts;

/** An OpenAPI 3.0 schema as JSON Schema: references resolved, `nullable` replaced by a type. */
function resolve(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(resolve);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $ref, nullable, uniqueItems: _unique, ...rest } = schema as Json;
  if (typeof $ref === 'string') return resolve(facts.schemas[$ref.split('/').at(-1) ?? '']);
  if (Array.isArray(rest.enum) && rest.enum[0] === null) return { type: 'null' };
  const plain = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, resolve(value)]));
  return nullable === true ? { anyOf: [plain, { type: 'null' }] } : plain;
}

const schemas = new Map<string, ZodType>();

function schemaOf(method: string, path: string, status: string): ZodType | null {
  const key = `${method} ${path} ${status}`;
  const known = schemas.get(key);
  if (known) return known;
  const operation = facts.operations.find((one) => one.method === method && one.path === path);
  const schema = operation?.responses[status]?.schema;
  if (!schema) return null;
  const made = z.fromJSONSchema(resolve(schema) as never);
  schemas.set(key, made);
  return made;
}

/**
 * The contradictions between an answer and the official OpenAPI; empty without one. `path` is the path of the OpenAPI,
 * `status` 200 or 4XX.
 */
export function contradictions(method: string, path: string, status: '200' | '4XX', body: unknown): readonly string[] {
  const schema = schemaOf(method, path, status);
  if (schema === null) return [`the OpenAPI has no ${status} for ${method} ${path}`];
  const result = schema.safeParse(body);
  return result.success ? [] : result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}
