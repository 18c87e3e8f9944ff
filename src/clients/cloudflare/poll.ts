import type { WaitingClock } from '../../base/clock.ts';
import { facts } from '../../contracts/cloudflare-stream/facts.ts';
import { type CallContext, isClientError, RequestAbortedError } from '../http.ts';
import { WaitTimeoutError } from './errors.ts';

/** How to wait for something to become final. Seconds on the client's clock. */
export interface PollOptions {
  readonly signal?: AbortSignal | undefined;
  /** The longest wait in all. */
  readonly limitSeconds?: number | undefined;
  /** The first pause; each is half as long again as the one before. */
  readonly firstPauseSeconds?: number | undefined;
  /** The longest pause. */
  readonly longestPauseSeconds?: number | undefined;
}

/** One look: the final value, or what was seen instead. */
export type Look<T> = { readonly final: T } | { readonly seen: string };

/** As long as public clients wait and no denser; a wait of minutes need not be looked at every few seconds. */
export const POLL_DEFAULTS = { ...facts.publicPolling.value, longestPauseSeconds: 15 } as const;

const GROWTH = 1.5;

/** Failed looks in a row that are taken for a passing trouble. */
const TOLERATED = 3;

const PASSING = new Set(['server', 'connection', 'timeout', 'rate-limit']);

/**
 * Looks until it is final. Trouble of the service or the network does not end the wait at once; a named wait is kept.
 * @throws {WaitTimeoutError} past the limit. @throws {RequestAbortedError} by the signal. Whatever `look` throws.
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
  let pause = options.firstPauseSeconds ?? POLL_DEFAULTS.firstPauseSeconds;
  const end = clock.now() + limitSeconds * 1000;
  let lastSeen = 'not seen yet';
  let troubles = 0;
  for (;;) {
    let asked = 0;
    let trouble: unknown;
    try {
      const result = await look();
      if ('final' in result) return result.final;
      lastSeen = result.seen;
      troubles = 0;
    } catch (error) {
      troubles += 1;
      if (!isClientError(error) || !PASSING.has(error.kind) || troubles > TOLERATED) throw error;
      asked = 'waitSeconds' in error && typeof error.waitSeconds === 'number' ? error.waitSeconds : 0;
      trouble = error;
    }
    const left = (end - clock.now()) / 1000;
    if (left <= 0 || asked > left) {
      throw new WaitTimeoutError(call, what, { limitSeconds, lastSeen, ...(trouble ? { cause: trouble } : {}) });
    }
    await rest(clock, Math.min(Math.max(pause, asked), left) * 1000, call, options.signal);
    pause = Math.min(pause * GROWTH, longest);
  }
}

async function rest(
  clock: WaitingClock,
  milliseconds: number,
  call: CallContext,
  signal: AbortSignal | undefined,
): Promise<void> {
  const aborted = () =>
    new RequestAbortedError(call, 'aborted by the caller while waiting. The work goes on.', { cause: signal?.reason });
  if (signal?.aborted) throw aborted();
  let onAbort = () => {};
  const abort = new Promise<void>((resolve) => {
    onAbort = resolve;
    signal?.addEventListener('abort', onAbort, { once: true });
  });
  try {
    await Promise.race([clock.sleep(milliseconds, signal), abort]);
  } catch (error) {
    if (!signal?.aborted) throw error;
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
  if (signal?.aborted) throw aborted();
}
