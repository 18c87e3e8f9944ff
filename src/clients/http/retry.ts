import type { AttemptFailureType } from './attempt-failure.ts';

/**
 * May the operation be carried out twice? `safe`: reading, or the same result without further cost. `costly`: a second
 * time costs money or makes a second thing.
 */
export type Repeat = 'safe' | 'costly';

/** What follows an attempt. `take`: it is final. `retry`: try again. `unknown`: final, and nobody knows the outcome. */
export type Verdict = 'take' | 'retry' | 'unknown';

/** A row of the retry table: the first row that matches decides. */
export interface RetryRule {
  /** A way to fail, or a range of statuses, both ends included. */
  readonly on: AttemptFailureType | readonly [from: number, to: number];
  /** The row matches only answers with a readable Retry-After. */
  readonly withRetryAfter?: true;
  readonly safe: Verdict;
  readonly costly: Verdict;
  readonly why: string;
}

/** When, how often and after what wait to try again. */
export interface RetryPolicy {
  /** Requests in all, the first included. */
  readonly maxAttempts: number;
  /** The longest single wait, in seconds. A service that asks for more is not waited for. */
  readonly maxWaitSeconds: number;
  /** Waits where the service names none: `first`, then `factor` times the one before, at most `cap` (milliseconds). */
  readonly backoff: { readonly first: number; readonly factor: number; readonly cap: number };
  readonly rules: readonly RetryRule[];
}

/** Careful by default: whatever costs is repeated only when the service certainly did not do it. */
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
    why: 'a service that names a time to come back turned the request away (RFC 9110 section 15.6.4)',
  },
  { on: [500, 599], safe: 'retry', costly: 'unknown', why: 'a server or proxy may fail after the work was done' },
];

/** Three attempts, at most a minute (the rate window of most services) between two. */
export const RETRY_POLICY: RetryPolicy = {
  maxAttempts: 3,
  maxWaitSeconds: 60,
  backoff: { first: 500, factor: 2, cap: 8_000 },
  rules: RETRY_RULES,
};

/** How an attempt ended: a failure or a status. `retryAfter`: the answer has a readable Retry-After. */
export interface AttemptEnd {
  readonly end: AttemptFailureType | number;
  readonly retryAfter: boolean;
}

/** What the table says about an attempt; an end without a row is taken as it is. */
export function judge(rules: readonly RetryRule[], attempt: AttemptEnd, repeat: Repeat): Verdict {
  const rule = rules.find(({ on, withRetryAfter }) => {
    if (withRetryAfter && !attempt.retryAfter) return false;
    if (typeof on === 'string') return on === attempt.end;
    return typeof attempt.end === 'number' && attempt.end >= on[0] && attempt.end <= on[1];
  });
  return rule ? rule[repeat] : 'take';
}

/** Milliseconds to wait after attempt number `attempt` (from 1) when the service names no time. */
export function backoffMilliseconds(policy: RetryPolicy, attempt: number): number {
  const { first, factor, cap } = policy.backoff;
  return Math.min(first * factor ** (attempt - 1), cap, policy.maxWaitSeconds * 1000);
}
