import type { Kept } from './journal-entry.ts';

/** The place of an entry in its journal and among the entries of all journals. */
export interface Slot {
  readonly kept: Kept;
  /** The journal that has the entry. */
  readonly journal: { readonly tenant: string; dropOldest(): void };
  /** Counts the entries of all journals in the order of their arrival; 0 before it has arrived. */
  number: number;
  older: Slot | null;
  newer: Slot | null;
}

/** Entries in the order of their arrival. A removed one leaves no reference behind, so that memory is released at once. */
export class SlotQueue {
  /** A ring: the oldest slot is at `#first`. Its length grows with the most that it ever held. */
  #ring: (Slot | null)[] = [];
  #first = 0;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Adds the newest. */
  push(slot: Slot): void {
    if (this.#size === this.#ring.length) this.#grow();
    this.#ring[(this.#first + this.#size) % this.#ring.length] = slot;
    this.#size += 1;
  }

  /** Removes and returns the oldest, or returns null. */
  shift(): Slot | null {
    const slot = this.#ring[this.#first] ?? null;
    if (slot === null) return null;
    this.#ring[this.#first] = null;
    this.#first = (this.#first + 1) % this.#ring.length;
    this.#size -= 1;
    return slot;
  }

  /** The entries, oldest first. */
  toArray(): Kept[] {
    return Array.from({ length: this.#size }, (_, at) => this.#at(at)?.kept).filter((kept) => kept !== undefined);
  }

  /** The entries that arrived after the one of this number, oldest first. */
  after(number: number): Slot[] {
    const found: Slot[] = [];
    for (let at = this.#size - 1; at >= 0; at -= 1) {
      const slot = this.#at(at);
      if (slot === null || slot.number <= number) break;
      found.push(slot);
    }
    return found.reverse();
  }

  /** Removes all. */
  clear(): void {
    this.#ring = [];
    this.#first = 0;
    this.#size = 0;
  }

  #at(index: number): Slot | null {
    return this.#ring[(this.#first + index) % this.#ring.length] ?? null;
  }

  #grow(): void {
    const length = Math.max(8, 2 * this.#ring.length);
    this.#ring = Array.from({ length }, (_, at) => (at < this.#size ? this.#at(at) : null));
    this.#first = 0;
  }
}
