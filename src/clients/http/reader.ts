import { isJsonObject, type JsonObject, type JsonValue } from '../../base/json.ts';
import type { HttpAnswer } from './answer.ts';
import { broken, readJson, shapeOf } from './read.ts';

/** Reads members of one JSON object. Every error names the member and its value. */
export interface Reader {
  /** Returns a required member. */
  text(name: string): string;
  number(name: string): number;
  flag(name: string): boolean;
  /** Returns a member; null if it is absent or null. */
  optionalText(name: string): string | null;
  optionalNumber(name: string): number | null;
  optionalFlag(name: string): boolean | null;
  /** Returns a reader of a member that is an object; null if it is absent or null. */
  optionalObject(name: string): Reader | null;
  /** Returns a reader of a required member that is an object. */
  object(name: string): Reader;
  /** Returns a reader of a member that is an object; of an empty object for anything else. */
  part(name: string): Reader;
  /** Reads the items of a member that is an array; empty if it is absent or null. */
  list<T>(name: string, read: (value: unknown, place: string) => T): T[];
  /** Whether the object has the member, even if it is null. */
  has(name: string): boolean;
  /** Returns a member of any type; undefined if it is absent. */
  member(name: string): JsonValue | undefined;
  /** The object itself. */
  readonly raw: JsonObject;
  /** Returns a reader of a part of this object. */
  nested(value: unknown, place: string): Reader;
  /** Throws the error for an unexpected value. */
  fail(expected: string, value: unknown): never;
}

/** Returns a reader of the answer's JSON object. @throws {ProtocolError} that names the actual content. */
export const readObject = (answer: HttpAnswer): Reader => readerOf(answer, readJson(answer, 'a JSON object'));

/** Makes a reader of a value that must be an object. @throws {ProtocolError} */
export function readerOf(answer: HttpAnswer, value: unknown, place = 'the body'): Reader {
  const fail = (expected: string, actual: unknown): never => {
    throw broken(answer, 'wrong-shape', expected, shapeOf(actual));
  };
  if (!isJsonObject(value)) return fail(place === 'the body' ? 'a JSON object' : `${place} to be a JSON object`, value);
  const object: JsonObject = value;
  const nameOf = (name: string) => (place === 'the body' ? `"${name}"` : `"${name}" of ${place}`);
  const member = (name: string): JsonValue | undefined => (Object.hasOwn(object, name) ? object[name] : undefined);
  const demand = <T>(name: string, fits: (value: unknown) => value is T, kind: string): T => {
    const found = member(name);
    return fits(found) ? found : fail(`${nameOf(name)} to be ${kind}`, found);
  };
  const reader: Reader = {
    text: (name) => demand(name, isText, 'a string'),
    number: (name) => demand(name, isNumber, 'a number'),
    flag: (name) => demand(name, isFlag, 'true or false'),
    optionalText: (name) => (member(name) == null ? null : reader.text(name)),
    optionalNumber: (name) => (member(name) == null ? null : reader.number(name)),
    optionalFlag: (name) => (member(name) == null ? null : reader.flag(name)),
    object: (name) => readerOf(answer, member(name), nameOf(name)),
    part: (name) => readerOf(answer, isJsonObject(member(name)) ? member(name) : {}, nameOf(name)),
    optionalObject: (name) => (member(name) == null ? null : readerOf(answer, member(name), `"${name}"`)),
    list(name, read) {
      const found = member(name);
      if (found == null) return [];
      if (!Array.isArray(found)) return fail(`${nameOf(name)} to be an array`, found);
      return found.map((one: unknown, at) => read(one, `${name}[${at}]`));
    },
    has: (name) => member(name) !== undefined,
    member,
    raw: object,
    nested: (part, where) => readerOf(answer, part, where),
    fail,
  };
  return reader;
}

/** Reads a string in a list. */
export const textIn = (answer: HttpAnswer) => (value: unknown, place: string) =>
  isText(value) ? value : readerOf(answer, {}).fail(`${place} to be a string`, value);

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
