import type { JsonObject } from '../../../src/base/json.ts';

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

/** The data of a queue: plain JSON. */
export interface Plans {
  /** A binary heap, the earliest first. */
  readonly heap: DueEffect[];
  /** The number of effects ever planned. */
  planned: number;
  /** The effect that is being carried out: a copy of the data carries it out again. */
  running: DueEffect | null;
}

/** A tenant's plans, earliest first: a binary heap, so that 100,000 open plans stay cheap. */
export class DueQueue {
  readonly #plans: Plans;
  readonly #heap: DueEffect[];

  /** Works on the given data. An effect that was being carried out when they were copied is due again. */
  constructor(plans: Plans = { heap: [], planned: 0, running: null }) {
    this.#plans = plans;
    this.#heap = plans.heap;
    if (plans.running === null) return;
    this.#heap.push(plans.running);
    plans.running = null;
    this.#rise(this.#heap.length - 1);
  }

  get size(): number {
    return this.#heap.length;
  }

  /** When the next effect is due, or null. */
  get nextAt(): number | null {
    return this.#heap[0]?.at ?? null;
  }

  plan(at: number, kind: string, data: JsonObject): void {
    this.#heap.push({ at, kind, data, order: this.#plans.planned });
    this.#plans.planned += 1;
    this.#rise(this.#heap.length - 1);
  }

  /** Removes and returns the earliest effect that is due at `now`, or returns null. It runs until `done`. */
  takeDue(now: number): DueEffect | null {
    const first = this.#heap[0];
    if (first === undefined || first.at > now) return null;
    const last = this.#heap.pop();
    if (last !== undefined && this.#heap.length > 0) {
      this.#heap[0] = last;
      this.#sink(0);
    }
    this.#plans.running = first;
    return first;
  }

  /** The effect that was taken is carried out. */
  done(effect: DueEffect): void {
    if (this.#plans.running === effect) this.#plans.running = null;
  }

  clear(): void {
    this.#heap.length = 0;
    this.#plans.planned = 0;
    this.#plans.running = null;
  }

  #before(left: number, right: number): boolean {
    const [a, b] = [this.#heap[left], this.#heap[right]];
    if (a === undefined || b === undefined) return a !== undefined;
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }

  #swap(left: number, right: number): void {
    const [a, b] = [this.#heap[left], this.#heap[right]];
    if (a === undefined || b === undefined) return;
    this.#heap[left] = b;
    this.#heap[right] = a;
  }

  #rise(start: number): void {
    for (let at = start; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.#before(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(start: number): void {
    for (let at = start; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = at;
      if (left < this.#heap.length && this.#before(left, least)) least = left;
      if (right < this.#heap.length && this.#before(right, least)) least = right;
      if (least === at) return;
      this.#swap(at, least);
      at = least;
    }
  }
}
