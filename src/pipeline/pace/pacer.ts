import type { WaitingClock } from '../../base/clock.ts';
import { createPacer as createBasePacer, createPacers, type Pacer, type Rate } from '../../base/pacer.ts';
import { countedRates, providerRates } from '../../contracts/limits.ts';
import type { ProviderId } from '../../contracts/providers.ts';
import { throwIfCancelled } from '../effects/patience.ts';

/** The share of a limit that is used: the rest is for retries and for others with the same key. */
export const USED_SHARE = 0.9;

/** The limit of each provider that pacers keep below. */
export const providerPaces = providerRates;

/** A pacer for one client: at most nine tenths of `limit.requests` in any `limit.seconds`. */
export const createPacer = (limit: Rate, clock: WaitingClock, share = USED_SHARE): Pacer =>
  createBasePacer(limit, clock, share);

/** A pacer for each provider. The two Cloudflare services share their user's limit, so they are counted together. */
export const createProviderPacers = (clock: WaitingClock): Readonly<Record<ProviderId, Pacer>> =>
  createPacers(countedRates, clock, USED_SHARE);

/**
 * A client whose methods wait for their turn before each call. A method rejects with a CaptionError of kind `cancelled` when
 * the signal fires while it waits.
 */
export function paced<C extends object>(client: C, pacer: Pick<Pacer, 'turn'>, signal?: AbortSignal): C {
  return new Proxy(client, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function') return method;
      return async (...args: unknown[]) => {
        await turnOf(pacer, signal);
        return method.apply(target, args);
      };
    },
  });
}

async function turnOf(pacer: Pick<Pacer, 'turn'>, signal: AbortSignal | undefined): Promise<void> {
  try {
    await pacer.turn(signal);
  } catch (error) {
    throwIfCancelled(signal);
    throw error;
  }
  throwIfCancelled(signal);
}
