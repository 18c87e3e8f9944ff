import type { JsonObject } from '../../../src/base/json.ts';
import { type RowGroup, SortedBlocks } from './sorted-blocks.ts';

/** A planned effect, as data. */
export interface DueEffect {
  /** Clock time in milliseconds. */
  readonly at: number;
  /** Breaks ties: effects due at the same time happen in the order of planning. */
  readonly order: number;
  /** Names the handler, for example `gcore-ai.task`. */
  readonly kind: string;
  readonly data: JsonObject;
}

/** The data of a queue: JSON. */
export interface Plans {
  /** The effects that are not carried out yet, in any order; of a queue, in its order. Its name is that of the files that keep it. */
  readonly heap: readonly DueEffect[];
  /** The number of effects ever planned. */
  planned: number;
  /** The effect that is being carried out: a copy of the data carries it out again. */
  running: DueEffect | null;
}

/**
 * A tenant's plans, earliest first. To take one reads the end of a block, however many are planned: a binary heap reads two rows a
 * level from all over the memory, which cost five times as much among 100,000 as among 1,000.
 */
export class DueQueue {
  readonly #plans: Plans;
  readonly #sorted = new SortedBlocks<DueEffect>(({ kind }) => kind);
  #size = 0;

  /** Works on the given data, whose list it reads from now on when it is asked for. What was being carried out in a copy is due again. */
  constructor(plans: Plans = { heap: [], planned: 0, running: null }) {
    this.#plans = plans;
    const effects = [...plans.heap, ...(plans.running === null ? [] : [plans.running])];
    plans.running = null;
    for (const effect of effects.sort((left, right) => left.order - right.order)) this.#add(effect);
    Object.defineProperty(plans, 'heap', { enumerable: true, configurable: true, get: () => [...this.inOrder()] });
  }

  get size(): number {
    return this.#size;
  }

  /** When the next effect is due, or null. */
  get nextAt(): number | null {
    return this.#sorted.least;
  }

  /** The effects, earliest first, read as far as the caller goes. They must not change meanwhile. */
  inOrder(): Iterable<DueEffect> {
    return this.#sorted.inOrder();
  }

  /** So many of those to come, equal ones together: of one time (`key`) and kind (`label`). */
  groups(most: number): readonly RowGroup[] {
    return this.#sorted.groups(most);
  }

  plan(at: number, kind: string, data: JsonObject): void {
    this.#add({ at, kind, data, order: this.#plans.planned });
    this.#plans.planned += 1;
  }

  /** Removes and returns the earliest effect that is due at `now`, or returns null. It runs until `done`. */
  takeDue(now: number): DueEffect | null {
    const { least, first } = this.#sorted;
    if (least === null || least > now || first === null) return null;
    this.#sorted.removeFirst();
    this.#size -= 1;
    this.#plans.running = first;
    return first;
  }

  /** The effect that was taken is carried out. */
  done(effect: DueEffect): void {
    if (this.#plans.running === effect) this.#plans.running = null;
  }

  clear(): void {
    this.#sorted.clear();
    this.#size = 0;
    this.#plans.planned = 0;
    this.#plans.running = null;
  }

  #add(effect: DueEffect): void {
    this.#sorted.add(effect.at, effect);
    this.#size += 1;
  }
}
