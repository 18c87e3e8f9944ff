import type { HttpAnswer } from './answer.ts';
import { isHtml } from './describe-body.ts';
import { ProtocolError, type ProtocolProblem } from './errors.ts';
import { factsOf } from './outcome.ts';

/** Returns the error for an answer that the contract does not allow. The service may have carried out a costly request. */
export function broken(answer: HttpAnswer, problem: ProtocolProblem, expected: string, actual: string): ProtocolError {
  const chargePossible = answer.call.costly && answer.status < 400;
  const consequence = chargePossible ? ' The request may have been carried out and charged.' : '';
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

/** Names the type of a value, for a sentence. */
export function shapeOf(value: unknown): string {
  if (value === undefined) return 'no such field';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : `a value of type ${typeof value}`;
}
