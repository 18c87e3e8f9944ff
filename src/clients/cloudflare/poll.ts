import type { WaitingClock } from '../../base/clock.ts';
import { facts } from '../../contracts/cloudflare-stream/facts.ts';
import { type CallContext, type CallOptions, isClientError, pause, RequestAbortedError } from '../http.ts';
import { WaitTimeoutError } from './errors.ts';

/** How to poll until a state is final. Seconds on the client's clock. */
export interface PollOptions extends CallOptions {
  /** Total limit of the wait. */
  readonly limitSeconds?: number | undefined;
  /** The first pause; each next pause is 1.5 times as long. */
  readonly firstPauseSeconds?: number | undefined;
  /** The longest pause. */
  readonly longestPauseSeconds?: number | undefined;
}

/** Result of one poll: the final value, or the state seen instead. */
export type Look<T> = { readonly final: T } | { readonly seen: string };

/** Waits as long as public clients do, with longer pauses: a wait of minutes does not need a poll every few seconds. */
export const POLL_DEFAULTS = { ...facts.publicPolling.value, longestPauseSeconds: 15 } as const;

const GROWTH = 1.5;

/** Consecutive failed polls that do not end the wait. */
const TOLERATED = 3;

const PASSING = new Set(['server', 'connection', 'timeout', 'rate-limit']);

/**
 * Polls until the state is final. A few failures of the service or the network do not end the wait; it observes a wait
 * that the service names.
 * @throws {WaitTimeoutError} after the limit. @throws {RequestAbortedError} when the signal fires. Passes on errors of `look`.
 */
export async function poll<T>(
  clock: WaitingClock,
  call: CallContext,
  what: string,
  options: PollOptions,
  look: () => Promise<Look<T>>,
): Promise<T> {
  const limitSeconds = options.limitSeconds ?? POLL_DEFAULTS.limitSeconds;
  const longest = options.longestPauseSeconds ?? POLL_DEFAULTS.longestPauseSeconds;
  let pauseSeconds = options.firstPauseSeconds ?? POLL_DEFAULTS.firstPauseSeconds;
  const end = clock.now() + limitSeconds * 1000;
  let lastSeen = 'not seen yet';
  let troubles = 0;
  for (;;) {
    let requested = 0;
    let trouble: unknown;
    try {
      const result = await look();
      if ('final' in result) return result.final;
      lastSeen = result.seen;
      troubles = 0;
    } catch (error) {
      troubles += 1;
      if (!isClientError(error) || !PASSING.has(error.kind) || troubles > TOLERATED) throw error;
      requested = 'waitSeconds' in error && typeof error.waitSeconds === 'number' ? error.waitSeconds : 0;
      trouble = error;
    }
    const left = (end - clock.now()) / 1000;
    if (left <= 0 || requested > left) {
      throw new WaitTimeoutError(call, what, { limitSeconds, lastSeen, ...(trouble ? { cause: trouble } : {}) });
    }
    await rest(clock, Math.min(Math.max(pauseSeconds, requested), left) * 1000, call, options.signal);
    pauseSeconds = Math.min(pauseSeconds * GROWTH, longest);
  }
}

async function rest(
  clock: WaitingClock,
  milliseconds: number,
  call: CallContext,
  signal: AbortSignal | undefined,
): Promise<void> {
  const aborted = () =>
    new RequestAbortedError(call, 'aborted by the caller while waiting. The work continues.', {
      cause: signal?.reason,
    });
  if (signal?.aborted) throw aborted();
  await pause(clock, milliseconds, signal);
  if (signal?.aborted) throw aborted();
}
