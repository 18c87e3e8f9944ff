import { parseHttpDate } from '../../base/http-date.ts';

/**
 * Returns the wait of a `Retry-After` header in seconds (RFC 9110 section 10.2.3): whole seconds or an HTTP date, relative
 * to `now` (epoch milliseconds); a date in the past is 0. Accepts decimals, because some gateways send them. Null when the
 * header is absent or unreadable.
 */
export function retryAfterSeconds(headers: Headers, now: number): number | null {
  const value = headers.get('retry-after')?.trim();
  if (!value) return null;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value);
  const date = parseHttpDate(value, now);
  return date === null ? null : Math.max(0, Math.ceil((date - now) / 1000));
}
