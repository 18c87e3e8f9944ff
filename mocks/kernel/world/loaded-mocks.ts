import type { DueEffect } from './due-queue.ts';
import type { ShownState } from './shown-state.ts';
import type { EffectHandler, Tenant } from './tenant.ts';

/**
 * What the mocks of a world have told it: what carries out their planned effects, and what they show of their state. A mock tells it when
 * it is loaded; all are loaded when something is missing.
 */
export class LoadedMocks {
  readonly #loadAll: () => Promise<void>;
  readonly #handlers = new Map<string, EffectHandler>();
  readonly #shown = new Map<string, ShownState>();
  #loading: Promise<void> | null = null;

  /** @param loadAll loads every mock; called at most once */
  constructor(loadAll: () => Promise<void>) {
    this.#loadAll = loadAll;
  }

  /** Sets the handler of a kind of planned effect. */
  handle(kind: string, handler: EffectHandler): void {
    this.#handlers.set(kind, handler);
  }

  /** Sets what a provider's mock shows of its state to people. */
  show(provider: string, shown: ShownState): void {
    this.#shown.set(provider, shown);
  }

  /** What the mocks show of their state, by provider. */
  async shownStates(): Promise<ReadonlyMap<string, ShownState>> {
    await this.#load();
    return this.#shown;
  }

  /** Carries out a planned effect. Passes on what its handler throws. */
  async carryOut(tenant: Tenant, effect: DueEffect): Promise<void> {
    if (!this.#handlers.has(effect.kind)) await this.#load();
    await this.#handlers.get(effect.kind)?.(tenant, effect);
  }

  #load(): Promise<void> {
    this.#loading ??= this.#loadAll();
    return this.#loading;
  }
}
