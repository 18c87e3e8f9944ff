import { isJsonObject, type JsonObject, type JsonValue } from '../../base/json.ts';
import { factsOf, type HttpAnswer, isHtml, ProtocolError, type ProtocolProblem } from '../http.ts';
import { entries } from './envelope.ts';
import { refusalOf } from './refusal.ts';

/**
 * Returns the envelope of a success.
 * @throws {CloudflareError} for anything else: failures by status or by `success: false`, and bodies without envelope.
 */
export function readEnvelope(answer: HttpAnswer): JsonObject {
  accept(answer);
  if (answer.bytes.length === 0) throw broken(answer, 'empty', 'a JSON envelope', 'an empty body');
  if (isHtml(answer)) throw broken(answer, 'html', 'a JSON envelope', factsOf(answer).detail ?? 'an HTML page');
  let body: unknown;
  try {
    body = answer.json();
  } catch {
    const actual = `${answer.bytes.length} bytes that are not JSON, or only its start`;
    throw broken(answer, 'not-json', 'a JSON envelope', actual);
  }
  if (!isJsonObject(body)) throw broken(answer, 'wrong-shape', 'a JSON envelope', shapeOf(body));
  if (body.success === false) throw refusalOf(answer);
  if (body.success !== true) throw broken(answer, 'wrong-shape', '"success" to be true', shapeOf(body.success));
  return body;
}

/** Returns the result of a success; undefined when the envelope has none. */
export const readResult = (answer: HttpAnswer): JsonValue | undefined => readEnvelope(answer).result;

/** Returns the result of a success, which must be an object. */
export function readObject(answer: HttpAnswer): JsonObject {
  const result = readResult(answer);
  if (!isJsonObject(result)) throw broken(answer, 'wrong-shape', '"result" to be an object', shapeOf(result));
  return result;
}

/** Returns the list of a success. Null and a missing result count as empty, as in the official SDKs. */
export function readList(answer: HttpAnswer): readonly JsonObject[] {
  const result = readResult(answer) ?? [];
  if (!Array.isArray(result)) throw broken(answer, 'wrong-shape', '"result" to be an array', shapeOf(result));
  const odd = result.find((item) => !isJsonObject(item));
  if (odd !== undefined) throw broken(answer, 'wrong-shape', 'objects in "result"', shapeOf(odd));
  return result as readonly JsonObject[];
}

/**
 * Accepts a success whose result has no meaning. "If there is an entry in errors, the caption has not been deleted"
 * (cloudflare-docs adding-captions.mdx). Accepts an empty body, as the OpenAPI shows none for deleting a video.
 */
export function readNothing(answer: HttpAnswer): void {
  accept(answer);
  if (answer.bytes.length === 0) return;
  if (entries(readEnvelope(answer).errors).length > 0) throw refusalOf(answer);
}

/** Returns the answer if its status is a success. */
export function accept(answer: HttpAnswer): HttpAnswer {
  if (answer.status < 200 || answer.status > 299) throw refusalOf(answer);
  return answer;
}

/** Returns the error for an answer that the contract does not allow. The service may have carried out a costly request. */
export function broken(answer: HttpAnswer, problem: ProtocolProblem, expected: string, actual: string): ProtocolError {
  const chargePossible = answer.call.costly && answer.status < 400;
  const consequence = chargePossible ? ' The request may have been carried out.' : '';
  return new ProtocolError(
    answer.call,
    `status ${answer.status}: expected ${expected}, got ${actual}.${consequence} Check that baseUrl is the API and that no proxy stands between.`,
    { ...factsOf(answer), problem, chargePossible },
  );
}

/** Returns a field's value if it has the type; null if it is absent or null. */
export function optional<K extends 'string' | 'number' | 'boolean'>(
  answer: HttpAnswer,
  parent: JsonObject,
  name: string,
  kind: K,
): { string: string; number: number; boolean: boolean }[K] | null {
  const value = parent[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== kind) throw broken(answer, 'wrong-shape', `"${name}" to be a ${kind}`, shapeOf(value));
  return value as { string: string; number: number; boolean: boolean }[K];
}

/** Returns a field that must be a string. */
export function text(answer: HttpAnswer, parent: JsonObject, name: string): string {
  const value = optional(answer, parent, name, 'string');
  if (value === null) throw broken(answer, 'wrong-shape', `"${name}" to be a string`, shapeOf(parent[name]));
  return value;
}

/** Names the type of a value, for a sentence. */
export function shapeOf(value: unknown): string {
  if (value === undefined) return 'no such field';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : `a value of type ${typeof value}`;
}
