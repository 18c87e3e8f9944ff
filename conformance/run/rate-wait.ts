import { parseHttpDate } from '../../src/base/http-date.ts';
import type { Exchange } from '../model/exchange.ts';
import { headerOf } from '../model/exchange.ts';

/** Seconds to wait if a refusal names no time: the documented window of TranslatePlus. */
const DEFAULT_SECONDS = 60;

/**
 * Seconds to wait after a 429: Retry-After in seconds or as a date, else the seconds in the text (TranslatePlus
 * documents "Please try again after 45 seconds." and no header), else X-RateLimit-Reset (Unix seconds), else a
 * minute. At least one.
 */
export function secondsToWait(exchange: Exchange, now: number): number {
  const response = exchange.response;
  if (response === null) return DEFAULT_SECONDS;
  const from = parseHttpDate(headerOf(response.headers, 'date') ?? '', now) ?? now;
  const retryAfter = headerOf(response.headers, 'retry-after') ?? '';
  const reset = Number(headerOf(response.headers, 'x-ratelimit-reset') ?? 'none');
  const text = /after (\d{1,6}) second/.exec(new TextDecoder().decode(response.bytes.subarray(0, 2_000)));
  const candidates = [
    /^\d+$/.test(retryAfter) ? Number(retryAfter) : ((parseHttpDate(retryAfter, now) ?? Number.NaN) - from) / 1000,
    Number(text?.[1] ?? 'none'),
    reset - from / 1000,
    DEFAULT_SECONDS,
  ];
  const seconds = candidates.find((candidate) => Number.isFinite(candidate)) ?? DEFAULT_SECONDS;
  return Math.max(1, Math.ceil(seconds));
}
