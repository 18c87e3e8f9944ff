import type { WaitingClock } from '../../base/clock.ts';
import { createPacer as createBasePacer, createPacers, type Pacer, type Rate } from '../../base/pacer.ts';
import { isClientError } from '../../clients/http.ts';
import { countedRates, providerRates } from '../../contracts/limits.ts';
import type { ProviderId } from '../../contracts/providers.ts';
import { throwIfCancelled } from '../effects/patience.ts';

/** Used share of a limit. The rest is for retries and for other users of the same key. */
export const USED_SHARE = 0.9;

/** Rate limit of each provider. */
export const providerPaces = providerRates;

/** Makes a pacer for one client: at most nine tenths of `limit.requests` in any `limit.seconds`. */
export const createPacer = (limit: Rate, clock: WaitingClock, share = USED_SHARE): Pacer =>
  createBasePacer(limit, clock, share);

/** Makes a pacer for each provider. The two Cloudflare services share their user's limit, so they count together. */
export const createProviderPacers = (clock: WaitingClock): Readonly<Record<ProviderId, Pacer>> =>
  createPacers(countedRates, clock, USED_SHARE);

/**
 * Wraps a client so that its methods wait for their turn before each call, and all of them for the time that a refusal for too many
 * requests names. A method rejects with a CaptionError of kind
 * `cancelled` when the signal fires during the wait.
 */
export function paced<C extends object>(client: C, pacer: AnyPacer, signal?: AbortSignal): C {
  return new Proxy(client, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function') return method;
      return async (...args: unknown[]) => {
        await turnOf(pacer, signal);
        return holdingOff(pacer, () => method.apply(target, args));
      };
    },
  });
}

/** A pacer; without `holdOff`, refusals of one request do not stop others. */
type AnyPacer = Pick<Pacer, 'turn'> & Partial<Pick<Pacer, 'holdOff'>>;

/** Lets every request wait as long as a refused one is told to. */
async function holdingOff(pacer: AnyPacer, call: () => unknown): Promise<unknown> {
  try {
    return await call();
  } catch (error) {
    if (isClientError(error) && error.kind === 'rate-limit' && 'waitSeconds' in error) {
      const { waitSeconds } = error;
      if (typeof waitSeconds === 'number' && waitSeconds > 0) pacer.holdOff?.(waitSeconds * 1000);
    }
    throw error;
  }
}

async function turnOf(pacer: AnyPacer, signal: AbortSignal | undefined): Promise<void> {
  try {
    await pacer.turn(signal);
  } catch (error) {
    throwIfCancelled(signal);
    throw error;
  }
  throwIfCancelled(signal);
}
