import { broken, type HttpAnswer, type Reader, readObject } from '../http.ts';
import type { AccountSummary, Health, TranslatedSubtitles } from './types.ts';

/** Reads the translated file; `format` must equal that of the request. */
export function readTranslation(answer: HttpAnswer, format: string): TranslatedSubtitles {
  const body = readObject(answer);
  const content = body.text('content');
  const actual = body.member('format');
  if (actual !== 'srt' && actual !== 'vtt') {
    throw broken(answer, 'wrong-shape', '"format" to be "srt" or "vtt"', JSON.stringify(actual) ?? 'no such field');
  }
  if (actual !== format) throw broken(answer, 'wrong-echo', `"format" to repeat "${format}"`, `"${actual}"`);
  return { format: actual, content };
}

/** Reads the account. Accepts numeric strings for numbers, as translateplus-wp does. */
export function readAccount(answer: HttpAnswer): AccountSummary {
  const body = readObject(answer);
  const requests = body.part('summary');
  return {
    totalCredits: number(body, 'total_credits'),
    creditsUsed: number(body, 'credits_used'),
    creditsRemaining: number(body, 'credits_remaining'),
    creditsPercentage: optionalNumber(body, 'credits_percentage'),
    email: body.optionalText('email'),
    fullName: body.optionalText('full_name'),
    planName: body.optionalText('plan_name'),
    concurrency: optionalNumber(body, 'concurrency'),
    effectiveConcurrency: optionalNumber(body, 'effective_concurrency'),
    concurrencyLimit: optionalNumber(body, 'concurrency_limit'),
    totalRequests: optionalNumber(requests, 'total_requests'),
    successfulRequests: optionalNumber(requests, 'successful_requests'),
    failedRequests: optionalNumber(requests, 'failed_requests'),
    successRate: optionalNumber(requests, 'success_rate'),
  };
}

const optionalNumber = (from: Reader, name: string): number | null =>
  from.member(name) == null ? null : number(from, name);

function number(from: Reader, name: string): number {
  const value = from.member(name);
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : from.number(name);
}

/** Reads `supported_languages` (name to code) or the SDKs' `languages` (code to name) as name to code. */
export function readLanguages(answer: HttpAnswer): Record<string, string> {
  const body = readObject(answer);
  const turned = !body.has('supported_languages');
  const list = body.object(turned ? 'languages' : 'supported_languages');
  const pairs = Object.keys(list.raw).map((left): [string, string] => {
    const right = list.text(left);
    return turned ? [right, left] : [left, right];
  });
  return Object.fromEntries(pairs);
}

/** Reads the service's health, up or down; null when the answer does not contain it. */
export function readHealth(answer: HttpAnswer): Health | null {
  const expected = answer.status === 503 ? 'error' : 'ok';
  const { status, service, version } = readObject(answer).raw;
  if (status !== expected || typeof service !== 'string' || typeof version !== 'string') return null;
  return { status: expected, service, version };
}
