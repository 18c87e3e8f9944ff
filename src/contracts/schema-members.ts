import { z } from 'zod';

/** The members of the object at a path of a schema; of a union, those of all its objects. */
export function membersAt(schema: unknown, path: readonly PropertyKey[]): string[] {
  const [first, ...rest] = path;
  if (first === undefined) return [...new Set(shapesOf(schema).flatMap((shape) => Object.keys(shape)))];
  return [...new Set(partsOf(schema, first).flatMap((part) => membersAt(part, rest)))];
}

function shapesOf(schema: unknown): Record<string, unknown>[] {
  if (isWrapped(schema)) return shapesOf(schema.unwrap());
  if (schema instanceof z.ZodObject) return [schema.shape];
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(shapesOf);
  return [];
}

const isWrapped = (schema: unknown): schema is z.ZodOptional | z.ZodNullable | z.ZodDefault =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault;

/** The schemas of a member or an element. */
function partsOf(schema: unknown, name: PropertyKey): unknown[] {
  if (isWrapped(schema)) return partsOf(schema.unwrap(), name);
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  return shapesOf(schema).flatMap((shape) => (Object.hasOwn(shape, name) ? [shape[String(name)]] : []));
}
