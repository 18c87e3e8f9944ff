import { isJsonObject, type JsonObject } from '../../base/json.ts';
import { factsOf, type HttpAnswer, isHtml, ProtocolError, type ProtocolProblem } from '../http.ts';
import type { AccountSummary, Health, TranslatedSubtitles } from './types.ts';

/**
 * Returns the answer's JSON object.
 * @throws {ProtocolError} that names the actual content.
 */
export function readObject(answer: HttpAnswer): JsonObject {
  if (answer.bytes.length === 0) throw broken(answer, 'empty', 'a JSON object', 'an empty body');
  if (isHtml(answer)) throw broken(answer, 'html', 'a JSON object', factsOf(answer).detail ?? 'an HTML page');
  let value: unknown;
  try {
    value = answer.json();
  } catch {
    throw broken(
      answer,
      'not-json',
      'a JSON object',
      `${answer.bytes.length} bytes that are not JSON, or only its start`,
    );
  }
  if (!isJsonObject(value)) throw broken(answer, 'wrong-shape', 'a JSON object', shapeOf(value));
  return value;
}

/** Reads the translated file; `format` must equal that of the request. */
export function readTranslation(answer: HttpAnswer, format: string): TranslatedSubtitles {
  const body = readObject(answer);
  if (typeof body.content !== 'string') {
    throw broken(answer, 'wrong-shape', '"content" to be a string', shapeOf(body.content));
  }
  if (body.format !== 'srt' && body.format !== 'vtt') {
    throw broken(
      answer,
      'wrong-shape',
      '"format" to be "srt" or "vtt"',
      JSON.stringify(body.format) ?? 'no such field',
    );
  }
  if (body.format !== format) {
    throw broken(answer, 'wrong-echo', `"format" to repeat "${format}"`, `"${body.format}"`);
  }
  return { format: body.format, content: body.content };
}

/** Reads the account. Accepts numeric strings for numbers, as translateplus-wp does. */
export function readAccount(answer: HttpAnswer): AccountSummary {
  const body = readObject(answer);
  const requests = isJsonObject(body.summary) ? body.summary : {};
  const optionalNumber = (from: JsonObject, field: string) => (from[field] == null ? null : number(from, field));
  const number = (from: JsonObject, field: string): number => {
    const value = from[field];
    if (typeof value === 'number') return value;
    if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
    throw broken(answer, 'wrong-shape', `"${field}" to be a number`, shapeOf(value));
  };
  const optionalText = (field: string): string | null => {
    const value = body[field];
    if (value == null) return null;
    if (typeof value === 'string') return value;
    throw broken(answer, 'wrong-shape', `"${field}" to be a string`, shapeOf(value));
  };
  return {
    totalCredits: number(body, 'total_credits'),
    creditsUsed: number(body, 'credits_used'),
    creditsRemaining: number(body, 'credits_remaining'),
    creditsPercentage: optionalNumber(body, 'credits_percentage'),
    email: optionalText('email'),
    fullName: optionalText('full_name'),
    planName: optionalText('plan_name'),
    concurrency: optionalNumber(body, 'concurrency'),
    effectiveConcurrency: optionalNumber(body, 'effective_concurrency'),
    concurrencyLimit: optionalNumber(body, 'concurrency_limit'),
    totalRequests: optionalNumber(requests, 'total_requests'),
    successfulRequests: optionalNumber(requests, 'successful_requests'),
    failedRequests: optionalNumber(requests, 'failed_requests'),
    successRate: optionalNumber(requests, 'success_rate'),
  };
}

/** Reads `supported_languages` (name to code) or the SDKs' `languages` (code to name) as name to code. */
export function readLanguages(answer: HttpAnswer): Record<string, string> {
  const body = readObject(answer);
  const turned = body.supported_languages === undefined;
  const list = turned ? body.languages : body.supported_languages;
  if (!isJsonObject(list)) {
    throw broken(answer, 'wrong-shape', '"supported_languages" or "languages" to be an object', shapeOf(list));
  }
  const pairs = Object.entries(list).map(([left, right]): [string, string] => {
    if (typeof right !== 'string')
      throw broken(answer, 'wrong-shape', `language "${left}" to be a string`, shapeOf(right));
    return turned ? [right, left] : [left, right];
  });
  return Object.fromEntries(pairs);
}

/** Reads the service's health, up or down; null when the answer does not contain it. */
export function readHealth(answer: HttpAnswer): Health | null {
  const expected = answer.status === 503 ? 'error' : 'ok';
  const { status, service, version } = readObject(answer);
  if (status !== expected || typeof service !== 'string' || typeof version !== 'string') return null;
  return { status: expected, service, version };
}

/** Returns the error for an answer that the contract does not allow. The service may have charged a costly request. */
export function broken(answer: HttpAnswer, problem: ProtocolProblem, expected: string, actual: string): ProtocolError {
  const chargePossible = answer.call.costly && answer.status < 400;
  const consequence = chargePossible ? ' The request may have been carried out and charged.' : '';
  return new ProtocolError(
    answer.call,
    `status ${answer.status}: expected ${expected}, got ${actual}.${consequence} Check that baseUrl is the API and that no proxy stands between.`,
    { ...factsOf(answer), problem, chargePossible },
  );
}

function shapeOf(value: unknown): string {
  if (value === undefined) return 'no such field';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : `a value of type ${typeof value}`;
}
