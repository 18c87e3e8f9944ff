import type { Answer, Seams } from '../../mocks/kernel/world/seams.ts';
import { isJsonObject, type JsonValue } from '../../src/base/json.ts';

/** A place in an answer: `status`, `headers` and a name, or `body` and its members. A number is an item of a list. */
type Place = readonly ['status' | 'headers' | 'body', ...(readonly (string | number)[])];

/** A mutant whose answers are right at first. */
export interface Late {
  readonly operation: string;
  /** The first request of a tenant whose answer is wrong, from 1. */
  readonly from: number;
  readonly place: Place;
  /** The wrong value; undefined removes the member. */
  readonly value: JsonValue | undefined;
}

/**
 * Changes one place in the successes of an operation, from a tenant's n-th request on: a fault that the checks of this
 * operation, which look at their first answers, do not see. Answers without the place stay as they are.
 */
export const lateChange = ({ operation, from, place, value }: Late): Partial<Seams> => ({
  answer: (answer, about) =>
    about.operation === operation && about.sequence >= from && answer.status < 300
      ? (changed(answer as unknown as JsonValue, place, value) as unknown as Answer)
      : answer,
});

/** The statement of such a mutant. */
export const lateStatement = ({ operation, from, place, value }: Late): string =>
  `from a tenant's request number ${from} on, answers ${operation} ${
    value === undefined ? `without ${place.join('.')}` : `with ${JSON.stringify(value)} as ${place.join('.')}`
  }`;

function changed(
  value: JsonValue,
  [name, ...rest]: readonly (string | number)[],
  wrong: JsonValue | undefined,
): JsonValue {
  if (name === undefined) return wrong ?? null;
  if (Array.isArray(value)) {
    return value.map((item: JsonValue, at) => (at === name ? changed(item, rest, wrong) : item));
  }
  if (!isJsonObject(value) || !Object.hasOwn(value, name)) return value;
  const { [name]: before, ...others } = value;
  if (rest.length === 0 && wrong === undefined) return others;
  return { ...value, [name]: changed(before ?? null, rest, wrong) };
}
