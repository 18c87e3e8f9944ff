import type { WaitingClock } from '../../base/clock.ts';
import { providerRates, type RateLimit } from '../../contracts/limits.ts';
import { rest } from '../effects/patience.ts';

/** Keeps requests below a rate limit. */
export interface Pacer {
  /** Resolves when a request may be sent, in the order of the calls. */
  turn(signal?: AbortSignal): Promise<void>;
}

/** The share of a documented limit that is used: the rest is for retries and for others with the same key. */
export const USED_SHARE = 0.9;

/** The limits that pacers keep below, by provider. */
export const providerPaces = providerRates;

/**
 * At most nine tenths of `limit.requests` in any `limit.seconds`: no window, fixed or sliding, sees more.
 * Bursts are allowed, so that a single short video need not wait.
 */
export function createPacer(limit: RateLimit, clock: WaitingClock, share = USED_SHARE): Pacer {
  const size = Math.max(1, Math.floor(limit.requests * share));
  const windowMs = limit.seconds * 1000;
  const sent: number[] = new Array(size).fill(Number.NEGATIVE_INFINITY);
  let next = 0;
  let queue: Promise<void> = Promise.resolve();
  const admit = async (signal: AbortSignal | undefined): Promise<void> => {
    const oldest = sent[next] as number;
    // A millisecond more: windows may take in both of their ends.
    const wait = oldest + windowMs + 1 - clock.now();
    if (wait > 0) await rest(clock, wait, signal);
    sent[next] = clock.now();
    next = (next + 1) % size;
  };
  return {
    turn(signal) {
      const turn = queue.then(() => admit(signal));
      queue = turn.catch(() => {});
      return turn;
    },
  };
}

/** A client whose methods wait for their turn before each call. */
export function paced<C extends object>(client: C, pacer: Pacer, signal?: AbortSignal): C {
  return new Proxy(client, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function') return method;
      return async (...args: unknown[]) => {
        await pacer.turn(signal);
        return method.apply(target, args);
      };
    },
  });
}
