import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.ts';

/** The kinds of JSON values. */
export type ValueType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

/** The shape of the values in one place; it holds no values except those of enumerations. */
export interface Shape {
  /** Every kind that was seen, sorted. */
  readonly types: readonly ValueType[];
  /** Members of objects. `always`: in every object that was seen. */
  readonly fields?: Readonly<Record<string, { readonly always: boolean; readonly shape: Shape }>>;
  /** Items of arrays; absent when all were empty. */
  readonly items?: Shape;
  /** Values of a member that enumerates, sorted. */
  readonly values?: readonly string[];
  /** In a promise: other members or values are allowed, too. */
  readonly open?: true;
}

/** Members whose values belong to the contract: a new one is drift. */
const ENUMERATING = new Set(['status', 'state', 'format', 'task_name', 'category', 'record_type']);
const LONGEST_VALUE = 40;

/** True for the value of a member that enumerates, for example of `status`. */
export const isEnumValue = (name: string, value: unknown): value is string =>
  typeof value === 'string' && ENUMERATING.has(name) && value.length <= LONGEST_VALUE;

/** The shape of one value. `name` is the member that holds it. */
export function shapeOf(value: JsonValue, name = ''): Shape {
  const types = [typeOf(value)];
  if (Array.isArray(value)) {
    const items = (value as readonly JsonValue[]).map((item) => shapeOf(item, name));
    return items.length === 0 ? { types } : { types, items: items.reduce(mergeShapes) };
  }
  if (isJsonObject(value)) {
    const members = Object.entries(value as JsonObject).sort(([left], [right]) => (left < right ? -1 : 1));
    return {
      types,
      fields: Object.fromEntries(members.map(([key, part]) => [key, { always: true, shape: shapeOf(part, key) }])),
    };
  }
  return isEnumValue(name, value) ? { types, values: [value] } : { types };
}

/** The shape of both. */
export function mergeShapes(left: Shape, right: Shape): Shape {
  const items = left.items && right.items ? mergeShapes(left.items, right.items) : (left.items ?? right.items);
  const values = left.values || right.values ? union(left.values ?? [], right.values ?? []) : undefined;
  const fields = left.fields && right.fields ? mergeFields(left.fields, right.fields) : (left.fields ?? right.fields);
  return {
    types: union(left.types, right.types),
    ...(left.open || right.open ? { open: true } : {}),
    ...(fields === undefined ? {} : { fields }),
    ...(items === undefined ? {} : { items }),
    ...(values === undefined ? {} : { values }),
  };
}

function mergeFields(
  left: NonNullable<Shape['fields']>,
  right: NonNullable<Shape['fields']>,
): NonNullable<Shape['fields']> {
  const names = union(Object.keys(left), Object.keys(right));
  return Object.fromEntries(
    names.map((name) => {
      const [one, other] = [own(left, name), own(right, name)];
      if (one && other)
        return [name, { always: one.always && other.always, shape: mergeShapes(one.shape, other.shape) }];
      return [name, { always: false, shape: (one ?? other)?.shape ?? { types: [] } }];
    }),
  );
}

/** A member of the object itself. */
export const own = <T>(object: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined;

const union = <T extends string>(left: readonly T[], right: readonly T[]): T[] =>
  [...new Set([...left, ...right])].sort();

function typeOf(value: JsonValue): ValueType {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : (typeof value as ValueType);
}
