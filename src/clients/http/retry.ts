import type { AttemptFailureType } from './attempt-failure.ts';

/**
 * Whether the operation may be carried out twice. `safe`: it reads, or repeating gives the same result without further
 * cost. `costly`: repeating costs money or creates a second resource.
 */
export type Repeat = 'safe' | 'costly';

/** Verdict on an attempt. `take`: it is final. `retry`: try again. `unknown`: it is final, and its outcome is unknown. */
export type Verdict = 'take' | 'retry' | 'unknown';

/** A row of the retry table. The first matching row decides. */
export interface RetryRule {
  /** A kind of failure, or a range of statuses with both ends. */
  readonly on: AttemptFailureType | readonly [from: number, to: number];
  /** The row matches only answers with a readable Retry-After. */
  readonly withRetryAfter?: true;
  readonly safe: Verdict;
  readonly costly: Verdict;
  readonly why: string;
}

/** When, how often and after which wait to try again. */
export interface RetryPolicy {
  /** Most requests, including the first. */
  readonly maxAttempts: number;
  /** Longest single wait in seconds. The client does not wait if the service requests more. */
  readonly maxWaitSeconds: number;
  /** Waits when the service names none: `first`, then `factor` times the previous one, at most `cap` (milliseconds). */
  readonly backoff: { readonly first: number; readonly factor: number; readonly cap: number };
  /** Each wait differs by up to this share of it at random, so that clients that failed together do not return together. */
  readonly jitter: number;
  readonly rules: readonly RetryRule[];
}

/** The default table. It repeats a costly request only if the service certainly did not carry it out. */
export const RETRY_RULES: readonly RetryRule[] = [
  { on: 'not-sent', safe: 'retry', costly: 'retry', why: 'nothing left this machine' },
  { on: 'untrusted', safe: 'take', costly: 'take', why: 'nothing was sent, and the next attempt ends the same way' },
  { on: 'reset', safe: 'retry', costly: 'unknown', why: 'the request may have arrived' },
  { on: 'timeout', safe: 'retry', costly: 'unknown', why: 'the service may still be working on it' },
  { on: 'broken-answer', safe: 'retry', costly: 'unknown', why: 'the work was done, its result is lost' },
  { on: 'too-large', safe: 'take', costly: 'unknown', why: 'the next answer will be as large' },
  { on: [429, 429], safe: 'retry', costly: 'retry', why: 'refused before any work' },
  {
    on: [503, 503],
    withRetryAfter: true,
    safe: 'retry',
    costly: 'retry',
    why: 'a service that names a wait did not carry out the request (RFC 9110 section 15.6.4)',
  },
  { on: [500, 599], safe: 'retry', costly: 'unknown', why: 'a server or proxy may fail after the work was done' },
];

/** Three attempts, at most a minute (the rate window of most services) between two. */
export const RETRY_POLICY: RetryPolicy = {
  maxAttempts: 3,
  maxWaitSeconds: 60,
  backoff: { first: 500, factor: 2, cap: 8_000 },
  jitter: 0.25,
  rules: RETRY_RULES,
};

/** How an attempt ended: a failure or a status. `retryAfter`: the answer has a readable Retry-After. */
export interface AttemptEnd {
  readonly end: AttemptFailureType | number;
  readonly retryAfter: boolean;
}

/** Returns the table's verdict on an attempt; `take` for an end without a row. */
export function judge(rules: readonly RetryRule[], attempt: AttemptEnd, repeat: Repeat): Verdict {
  const rule = rules.find(({ on, withRetryAfter }) => {
    if (withRetryAfter && !attempt.retryAfter) return false;
    if (typeof on === 'string') return on === attempt.end;
    return typeof attempt.end === 'number' && attempt.end >= on[0] && attempt.end <= on[1];
  });
  return rule ? rule[repeat] : 'take';
}

/** Most milliseconds that chance adds to a wait that the service names. */
const LONGEST_DELAY = 1_000;

/**
 * Returns the wait in milliseconds after attempt number `attempt` (from 1). A wait that the service names is never made
 * shorter, its own are never made longer. `random` returns numbers from 0 up to 1.
 */
export function waitMilliseconds(
  { backoff: { first, factor, cap }, jitter, maxWaitSeconds }: RetryPolicy,
  { attempt, namedSeconds }: { readonly attempt: number; readonly namedSeconds: number | null },
  random: () => number,
): number {
  if (namedSeconds !== null) {
    const named = namedSeconds * 1000;
    return named + Math.round(Math.min(named * jitter, LONGEST_DELAY) * random());
  }
  const full = Math.min(first * factor ** (attempt - 1), cap, maxWaitSeconds * 1000);
  return Math.round(full * (1 - jitter * random()));
}
