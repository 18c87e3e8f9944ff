import { describeBody, type HttpAnswer } from '../http.ts';

/** `You have {n} credit(s) remaining` and `requires {n} credit(s)`: the documented text of a 402. */
const REMAINING = /\bhave (-?\d[\d,]*(?:\.\d+)?) credit/i;
const REQUIRED = /\brequires (\d[\d,]*(?:\.\d+)?) credit/i;

/** `Please try again after {n} seconds.`: the documented text of a 429. */
const TRY_AGAIN = /\bagain (?:after|in) (\d+) seconds?\b/i;

/** The two numbers of a 402; each is null if the text does not name it. */
export interface CreditNumbers {
  readonly remaining: number | null;
  readonly required: number | null;
}

/** Reads the numbers from the documented text of a 402. */
export function readCreditNumbers(text: string | null): CreditNumbers {
  return { remaining: numberIn(text, REMAINING), required: numberIn(text, REQUIRED) };
}

/**
 * Returns the wait in seconds after a 429 without Retry-After, which no page documents: from its text, else from
 * X-RateLimit-Reset (Unix seconds, docs guides/rate-limits). Null for other statuses, because the header is on every
 * answer, and for a reset that is not in the future.
 */
export function readRateLimitWait(answer: HttpAnswer, now: number): number | null {
  if (answer.status !== 429) return null;
  const spoken = numberIn(describeBody(answer), TRY_AGAIN);
  if (spoken !== null) return spoken;
  const reset = answer.headers.get('x-ratelimit-reset')?.trim() ?? '';
  if (!/^\d{1,12}$/.test(reset)) return null;
  const seconds = Math.ceil(Number(reset) - now / 1000);
  return seconds > 0 ? seconds : null;
}

function numberIn(text: string | null, pattern: RegExp): number | null {
  const digits = text === null ? undefined : pattern.exec(text)?.[1];
  return digits === undefined ? null : Number(digits.replaceAll(',', ''));
}
