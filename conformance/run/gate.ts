import { systemClock } from '../../src/base/clock.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Obstacle, Target } from '../model/target.ts';
import { KNOCKS } from './knock.ts';
import { isSilence } from './silence.ts';

/** Milliseconds that a preflight may take before those of all other providers begin beside it. */
const HEADSTART_MS = 900;

/**
 * Asks each provider once before its first check, and again after three requests in a row without an answer, whether its checks
 * can run. A refused credential stops the whole run, a silent provider its own checks.
 */
export class Gate {
  readonly #target: Target;
  readonly #providers: readonly ProviderId[];
  readonly #signal: AbortSignal | undefined;
  readonly #obstacles = new Map<ProviderId, Obstacle>();
  readonly #silent = new Map<ProviderId, number>();
  readonly #again = new Map<ProviderId, Promise<void>>();
  #begun: Promise<void> | undefined;
  #refused: Obstacle | undefined;

  constructor(target: Target, providers: readonly ProviderId[], signal?: AbortSignal) {
    this.#target = target;
    this.#providers = providers;
    this.#signal = signal;
  }

  /** Why the checks of a provider cannot run now. Sends nothing if that is known. */
  async obstacle(provider: ProviderId): Promise<Obstacle | undefined> {
    if (this.#target.preflight === undefined) return undefined;
    this.#begun ??= this.#begin();
    await this.#begun;
    if (this.#refused === undefined && (this.#silent.get(provider) ?? 0) >= KNOCKS) {
      const again = this.#again.get(provider) ?? this.#ask(provider).finally(() => this.#again.delete(provider));
      this.#again.set(provider, again);
      await again;
    }
    return this.#refused ?? this.#obstacles.get(provider);
  }

  /** Counts requests in a row that got no answer. */
  note(provider: ProviderId, exchange: Exchange): void {
    this.#silent.set(provider, isSilence(exchange) ? (this.#silent.get(provider) ?? 0) + 1 : 0);
  }

  /**
   * Asks one provider after the other, and none after a refusal. When one is slow, the others are asked at once: four silent
   * ones take no longer than two.
   */
  async #begin(): Promise<void> {
    const asked: Promise<void>[] = [];
    let isSlow = false;
    for (const provider of this.#providers) {
      if (this.#refused !== undefined || this.#signal?.aborted) break;
      const one = this.#ask(provider);
      asked.push(one);
      const done = one.then(() => true);
      if (!isSlow) isSlow = !(await Promise.race([done, systemClock.sleep(HEADSTART_MS)]));
    }
    await Promise.all(asked);
  }

  async #ask(provider: ProviderId): Promise<void> {
    if (this.#obstacles.has(provider)) return;
    const obstacle = await this.#target.preflight?.(provider, this.#signal);
    this.#silent.set(provider, 0);
    if (obstacle?.kind === 'credential-refused') this.#refused ??= obstacle;
    else if (obstacle !== undefined) this.#obstacles.set(provider, obstacle);
  }
}
