import type { OpenAPIV3_1 } from 'openapi-types';
import { isJsonObject, type JsonValue } from '../../base/json.ts';

type Schema = OpenAPIV3_1.SchemaObject;

/** The JSON Schema of the bodies of refusals, which are templates: their members and the kinds of their values. */
export function schemaOfBodies(bodies: readonly JsonValue[]): Schema {
  const different = new Map(bodies.map(schemaOf).map((schema) => [JSON.stringify(schema), schema]));
  const [first = {}, ...others] = different.values();
  return others.length === 0 ? first : { anyOf: [first, ...others] };
}

function schemaOf(body: JsonValue): Schema {
  if (body === null) return { type: 'null' };
  if (Array.isArray(body)) return { type: 'array', items: schemaOfBodies(body) };
  if (isJsonObject(body)) {
    const properties = Object.fromEntries(Object.entries(body).map(([name, value]) => [name, schemaOf(value)]));
    return { type: 'object', properties, required: Object.keys(body) };
  }
  if (typeof body === 'number') return { type: Number.isInteger(body) ? 'integer' : 'number' };
  return { type: typeof body === 'boolean' ? 'boolean' : 'string' };
}
