import { isJsonObject, type JsonValue } from '../../src/base/json.ts';
import type { Answer } from '../model/context/answer.ts';
import { show } from '../model/show.ts';

/** A JSON type: of a value, of the members of an object (`?`: may be absent), or of the items of a list. */
export type Shape =
  | 'string'
  | 'text'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'time'
  | 'url'
  | 'object'
  | { readonly oneOf: readonly string[] }
  | { readonly list: Shape }
  | { readonly orNull: Shape }
  | { readonly members: Readonly<Record<string, Shape>> };

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

const FITS: Readonly<Record<Exclude<Shape, object>, (value: JsonValue | undefined) => boolean>> = {
  string: (value) => typeof value === 'string',
  text: (value) => typeof value === 'string' && value !== '',
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  time: (value) => typeof value === 'string' && TIME.test(value) && !Number.isNaN(Date.parse(value)),
  url: (value) => typeof value === 'string' && /^https?:\/\//.test(value) && URL.canParse(value),
  object: isJsonObject,
};

/** The first misfit as "place: expected"; null when the value fits. Members that the shape does not name are allowed. */
export function misfit(value: JsonValue | undefined, shape: Shape, place = 'the body'): string | null {
  if (typeof shape === 'string') return FITS[shape](value) ? null : `${place}: ${shape}`;
  if ('oneOf' in shape) {
    return typeof value === 'string' && shape.oneOf.includes(value)
      ? null
      : `${place}: ${shape.oneOf.length === 1 ? show(shape.oneOf[0]) : `one of ${shape.oneOf.join(', ')}`}`;
  }
  if ('orNull' in shape) return value === null ? null : misfit(value, shape.orNull, place);
  if ('list' in shape) {
    if (!Array.isArray(value)) return `${place}: a list`;
    const items = value.map((item: JsonValue, at) => misfit(item, shape.list, `${place}[${at}]`));
    return items.find((problem) => problem !== null) ?? null;
  }
  if (!isJsonObject(value)) return `${place}: an object`;
  for (const [name, part] of Object.entries(shape.members)) {
    const optional = name.endsWith('?');
    const key = optional ? name.slice(0, -1) : name;
    const member = Object.hasOwn(value, key) ? value[key] : undefined;
    if (optional && member === undefined) continue;
    const problem = misfit(member, part, place === 'the body' ? key : `${place}.${key}`);
    if (problem !== null) return problem;
  }
  return null;
}

/** Demands that a value has a shape. */
export function expectShape(answer: Answer, value: JsonValue | undefined, shape: Shape, place: string): void {
  const problem = misfit(value, shape, place);
  if (problem !== null) answer.fail(problem, show(value, 300));
}
