import { isJsonObject, type JsonObject } from '../../base/json.ts';
import { factsOf, type HttpAnswer, isHtml, ProtocolError, type ProtocolProblem } from '../http.ts';

/** Returns the error for an answer that the contract does not allow. The service may have created a task, video or subtitle. */
export function broken(answer: HttpAnswer, problem: ProtocolProblem, expected: string, actual: string): ProtocolError {
  const chargePossible = answer.call.costly && answer.status < 400;
  const consequence = chargePossible ? ' The request may have been carried out.' : '';
  return new ProtocolError(
    answer.call,
    `status ${answer.status}: expected ${expected}, got ${actual}.${consequence} Check that baseUrl is the API and that no proxy stands between.`,
    { ...factsOf(answer), problem, chargePossible },
  );
}

/** Returns the answer's JSON value. @throws {ProtocolError} that names the actual content. */
export function readJson(answer: HttpAnswer, wanted: string): unknown {
  if (answer.bytes.length === 0) throw broken(answer, 'empty', wanted, 'an empty body');
  if (isHtml(answer)) throw broken(answer, 'html', wanted, factsOf(answer).detail ?? 'an HTML page');
  try {
    return answer.json();
  } catch {
    throw broken(answer, 'not-json', wanted, `${answer.bytes.length} bytes that are not JSON, or only its start`);
  }
}

/** Reads members of one JSON object. Every error names the member and its value. */
export interface Reader {
  /** Returns a required member. */
  text(name: string): string;
  number(name: string): number;
  flag(name: string): boolean;
  /** Returns a member; null if it is absent or null. */
  optionalText(name: string): string | null;
  optionalNumber(name: string): number | null;
  /** Returns a reader of a member that is an object; null if it is absent or null. */
  optionalObject(name: string): Reader | null;
  /** Reads the items of a member that is an array; empty if it is absent or null. */
  list<T>(name: string, read: (value: unknown, place: string) => T): T[];
  has(name: string): boolean;
  /** Returns a reader of a part of this object. */
  nested(value: unknown, place: string): Reader;
  /** Throws the error for an unexpected value. */
  fail(expected: string, value: unknown): never;
}

/** Makes a reader of a value that must be an object. @throws {ProtocolError} */
export function readerOf(answer: HttpAnswer, value: unknown, place = 'the body'): Reader {
  const fail = (expected: string, actual: unknown): never => {
    throw broken(answer, 'wrong-shape', expected, shapeOf(actual));
  };
  if (!isJsonObject(value)) return fail(`${place} to be a JSON object`, value);
  const object: JsonObject = value;
  const nameOf = (name: string) => (place === 'the body' ? `"${name}"` : `"${name}" of ${place}`);
  const member = (name: string): unknown => (Object.hasOwn(object, name) ? object[name] : undefined);
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
    optionalObject: (name) => (member(name) == null ? null : readerOf(answer, member(name), `"${name}"`)),
    list(name, read) {
      const found = member(name);
      if (found == null) return [];
      if (!Array.isArray(found)) return fail(`${nameOf(name)} to be an array`, found);
      return found.map((one: unknown, at) => read(one, `${name}[${at}]`));
    },
    has: (name) => member(name) !== undefined,
    nested: (part, where) => readerOf(answer, part, where),
    fail,
  };
  return reader;
}

/** Reads a string in a list. */
export const textIn = (answer: HttpAnswer) => (value: unknown, place: string) =>
  isText(value) ? value : readerOf(answer, {}).fail(`${place} to be a string`, value);

/** Names the type of a value, for a sentence. */
export function shapeOf(value: unknown): string {
  if (value === undefined) return 'no such field';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : `a value of type ${typeof value}`;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
