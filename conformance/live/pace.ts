import type { WaitingClock } from '../../src/base/clock.ts';
import { providerRates, type RateLimit } from '../../src/contracts/limits.ts';
import { byProvider, type ProviderId, providerIds } from '../../src/contracts/providers.ts';

/** Which providers are counted together: the two Cloudflare services share a user's limit (documented). */
const counted = byProvider(({ listener }) => listener.id);

const part = ({ requests, seconds }: RateLimit): RateLimit => ({ requests: Math.floor(requests * 0.75), seconds });

const perSecond = ({ requests, seconds }: RateLimit): number => requests / seconds;
/** Of providers that are counted together, the slowest decides. */
const fastestFirst = (left: ProviderId, right: ProviderId): number =>
  perSecond(providerRates[right]) - perSecond(providerRates[left]);

/** Three quarters of each provider's limit, so that others of the same account find room. Gcore names none. */
export const paces: Readonly<Record<string, RateLimit>> = {
  ...Object.fromEntries([...providerIds].sort(fastestFirst).map((id) => [counted[id], part(providerRates[id])])),
  'gcore-ai': { requests: 120, seconds: 60 },
};

/** Keeps a run below each provider's limit: in no window of its length are more requests sent than the pace allows. */
export class Pace {
  readonly #clock: WaitingClock;
  readonly #rates: Readonly<Record<string, RateLimit>>;
  readonly #sent = new Map<string, number[]>();
  readonly #notBefore = new Map<string, number>();

  constructor(clock: WaitingClock, rates: Readonly<Record<string, RateLimit>> = paces) {
    this.#clock = clock;
    this.#rates = rates;
  }

  /** Waits until the next request may be sent, and counts it. */
  async next(provider: ProviderId): Promise<void> {
    const group = counted[provider];
    const rate = this.#rates[group];
    const wait = (this.#notBefore.get(group) ?? 0) - this.#clock.now();
    if (wait > 0) await this.#clock.sleep(wait);
    if (rate === undefined) return;
    const sent = this.#sent.get(group) ?? [];
    const oldest = sent.at(-rate.requests);
    const free = oldest === undefined ? 0 : oldest + rate.seconds * 1000 - this.#clock.now();
    if (free > 0) await this.#clock.sleep(free);
    this.#sent.set(group, [...sent.slice(-rate.requests), this.#clock.now()]);
  }

  /** No request to the provider for so many seconds: it asked for that. */
  holdOff(provider: ProviderId, seconds: number): void {
    this.#notBefore.set(counted[provider], this.#clock.now() + seconds * 1000);
  }
}
