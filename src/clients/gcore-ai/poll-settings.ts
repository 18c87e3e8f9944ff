import { type CallContext, InputError } from '../http.ts';
import type { WaitOptions } from './types.ts';

/** When to poll a task, in seconds. */
export interface PollPolicy {
  readonly first: number;
  readonly factor: number;
  readonly longest: number;
  /** Total limit of the wait. */
  readonly limit: number;
}

/**
 * A 30-second clip took 9 seconds and ten minutes 112 (guide generate-captions-via-api, portal screenshot), so short clips need few polls. With
 * pauses of half a minute, a task of hours costs two requests a minute. Six hours suffice for a day of media at that speed.
 */
export const POLL_POLICY: PollPolicy = { first: 2, factor: 1.5, longest: 30, limit: 21_600 };

const LONGEST_TIMER_SECONDS = 2_147_483;

const RANGES = {
  firstPollSeconds: { of: 'first', least: 0.1, most: LONGEST_TIMER_SECONDS },
  pollFactor: { of: 'factor', least: 1, most: 100 },
  longestPollSeconds: { of: 'longest', least: 0.1, most: LONGEST_TIMER_SECONDS },
  limitSeconds: { of: 'limit', least: 0, most: LONGEST_TIMER_SECONDS },
} as const satisfies Partial<Record<keyof WaitOptions, { of: keyof PollPolicy; least: number; most: number }>>;

/** Makes the policy from the options. @throws {InputError} for a number out of range */
export function pollPolicyOf(call: CallContext, options: WaitOptions): PollPolicy {
  const policy: Record<keyof PollPolicy, number> = { ...POLL_POLICY };
  for (const [name, { of, least, most }] of Object.entries(RANGES)) {
    const value: unknown = options[name as keyof typeof RANGES];
    if (value === undefined) continue;
    if (typeof value !== 'number' || !(value >= least && value <= most)) {
      throw new InputError(call, `${name} must be a number from ${least} to ${most}, got ${String(value)}.`);
    }
    policy[of] = value;
  }
  return policy;
}
