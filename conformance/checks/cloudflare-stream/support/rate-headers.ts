import type { Answer } from '../../../model/context/answer.ts';
import { show } from '../../../model/show.ts';

// Two versions of one changelog entry name other headers: Ratelimit and Ratelimit-Policy (7302d67), or X-RateLimit-Limit and
// X-RateLimit-Remaining (50e696f). Both pass; the second form names no window, and its reset is a date on 429 only.

/**
 * Reads the numbers of the first entry of a header. The headers are lists of quoted names with parameters (RFC 9651):
 * others may follow, in any order, and so may further entries.
 */
function numbersOf<Name extends string>(
  answer: Answer,
  header: string,
  names: readonly Name[],
  expected: string,
): Record<Name, number> {
  const value = answer.header(header);
  const [name = '', ...parameters] = (value?.split(',')[0] ?? '').split(';').map((part) => part.trim());
  const numbers = new Map(
    parameters.map((one) => {
      const [key = '', digits = ''] = one.split('=');
      return [key, digits] as const;
    }),
  );
  const found = names.map((one) => [one, numbers.get(one)] as const);
  const fits = /^"[^"]+"$/.test(name) && found.every(([, digits]) => /^\d+$/.test(digits ?? ''));
  answer.verify(fits, `${header}: ${expected}`, show(value));
  return Object.fromEntries(found.map(([one, digits]) => [one, Number(digits)])) as Record<Name, number>;
}

/** The number of a header of the second form; null where the answer has the first. */
function countOf(answer: Answer, header: string): number | null {
  if (answer.header('X-RateLimit-Limit') === undefined) return null;
  const value = answer.header(header);
  answer.verify(/^\d+$/.test(value ?? ''), `${header}: a number`, show(value));
  return Number(value);
}

/** Remaining requests and seconds to the reset, null where the headers have none. */
export function rateOf(answer: Answer): { remaining: number; seconds: number | null } {
  const remaining = countOf(answer, 'X-RateLimit-Remaining');
  if (remaining !== null) return { remaining, seconds: null };
  const { r, t } = numbersOf(answer, 'Ratelimit', ['r', 't'], '"default";r=<remaining>;t=<seconds>');
  return { remaining: r, seconds: t };
}

/** Quota and window in seconds, null where the headers have none. */
export function policyOf(answer: Answer): { quota: number; window: number | null } {
  const quota = countOf(answer, 'X-RateLimit-Limit');
  if (quota !== null) return { quota, window: null };
  const { q, w } = numbersOf(answer, 'Ratelimit-Policy', ['q', 'w'], '"burst";q=<quota>;w=<window>');
  return { quota: q, window: w };
}
