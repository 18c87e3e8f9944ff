import { setMaxListeners } from 'node:events';
import type { WaitingClock } from '../../base/clock.ts';
import { type ClientError, isClientError } from '../../clients/http.ts';
import { CaptionError } from '../errors.ts';

/** Retry budget of one call. */
export interface Patience {
  /** Most tries, without refusals for too many requests. */
  readonly tries: number;
  /** Most seconds of waiting in all. */
  readonly seconds: number;
}

/** Default budget. Fifteen minutes cover two of Cloudflare's blocks of five; five tries cover a failure of some seconds. */
export const PATIENCE: Patience = { tries: 5, seconds: 900 };

/** Seconds until the next try for a full queue of tasks. */
const QUEUE_SECONDS = 15;

/** Shortest pause, because a wait that a service names may have passed already. */
const LEAST_SECONDS = 1;

/** Longest pause if the service names none. */
const LONGEST_SECONDS = 30;

/** Pause for a video in the state `ready` that refuses captions for a moment (10067, observed). */
const SETTLING_SECONDS = 2;

/** Error kinds that may not occur at the next try. */
const PASSING: ReadonlySet<string> = new Set(['server', 'connection', 'timeout', 'protocol', 'outcome-unknown']);

/** Returns the pause in milliseconds before a retry; null when a retry is useless. `tries` counts from 1. */
export function pauseAfter(error: ClientError, tries: number, patience: Patience): number | null {
  const waitSeconds = 'waitSeconds' in error && typeof error.waitSeconds === 'number' ? error.waitSeconds : null;
  const growing = Math.min(LEAST_SECONDS * 2 ** (tries - 1), LONGEST_SECONDS);
  if (error.kind === 'rate-limit') return Math.max(waitSeconds ?? QUEUE_SECONDS, growing) * 1000;
  if (error.kind === 'queue-full') return QUEUE_SECONDS * 1000;
  if (error.kind === 'not-ready') return SETTLING_SECONDS * 1000;
  if (!PASSING.has(error.kind) || tries >= patience.tries) return null;
  return Math.max(waitSeconds ?? 0, growing) * 1000;
}

/** Repeats a safe call, with pauses on the clock, until it succeeds or the budget is used up. */
export async function patiently<T>(
  call: () => Promise<T>,
  clock: WaitingClock,
  signal: AbortSignal | undefined,
  patience: Patience = PATIENCE,
): Promise<T> {
  let waited = 0;
  for (let tries = 1; ; tries += 1) {
    throwIfCancelled(signal);
    try {
      return await call();
    } catch (error) {
      throwIfCancelled(signal);
      if (!isClientError(error)) throw error;
      const pause = pauseAfter(error, tries, patience);
      if (pause === null || waited + pause > patience.seconds * 1000) throw error;
      waited += pause;
      await rest(clock, pause, signal);
    }
  }
}

/** Waits on the clock. @throws {CaptionError} of kind `cancelled` when the signal fires. */
export async function rest(clock: WaitingClock, milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  throwIfCancelled(signal);
  try {
    await clock.sleep(milliseconds, signal);
  } catch (error) {
    throwIfCancelled(signal);
    throw error;
  }
  throwIfCancelled(signal);
}

/**
 * Allows a signal as many listeners as a run has requests and waits, so that Node does not warn of a leak. A signal of the user's
 * may come again, with the next run: Node 20 cannot read the limit of a signal that has none, so nothing asks for it.
 */
export function allowManyListeners(signal: AbortSignal | undefined): void {
  if (signal) setMaxListeners(0, signal);
}

/** @throws {CaptionError} of kind `cancelled` when the signal has fired */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return;
  const { reason } = signal;
  if (reason instanceof CaptionError) throw reason;
  throw new CaptionError({
    kind: 'cancelled',
    cause: 'Captioning was cancelled.',
    next: 'What was finished is kept; run again to continue.',
    error: reason,
  });
}
