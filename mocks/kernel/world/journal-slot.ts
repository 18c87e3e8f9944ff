import type { Kept } from './journal-entry.ts';

/** The journal that has an entry. */
interface Owner {
  readonly tenant: string;
  dropOldest(): void;
}

/** The place of an entry in its journal and among the entries of all journals. */
export class Slot {
  readonly journal: Owner;
  /** Length of the entry's texts. */
  readonly size: number;
  /** Counts the entries of all journals in the order of their arrival; 0 before it has arrived. */
  number = 0;
  older: Slot | null = null;
  newer: Slot | null = null;
  #kept: Kept | null;

  constructor(kept: Kept, journal: Owner) {
    this.journal = journal;
    this.size = kept.size;
    this.#kept = kept;
  }

  get isDropped(): boolean {
    return this.#kept === null;
  }

  /** The entry. @throws {Error} after it was dropped */
  get kept(): Kept {
    if (this.#kept === null) throw new Error(`entry ${this.number} was dropped: read it before.`);
    return this.#kept;
  }

  /**
   * Gives the entry up. The engine looks for garbage among old objects seldom: an old slot that kept its entry would keep
   * it in memory until then, and made collections three times as dear (docs/performance.md).
   */
  drop(): void {
    this.#kept = null;
  }
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

  /** The entry that was added last; null without one. */
  get newest(): Slot | null {
    return this.#size === 0 ? null : this.#at(this.#size - 1);
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

  /** The entries that arrived after the one of this number, oldest first. Read as far as the caller goes. */
  *after(number: number): Generator<Slot> {
    let [high, step] = [this.#size, 1];
    // Most readers are near the end.
    while (step <= high && this.#isAfter(high - step, number)) {
      high -= step;
      step *= 2;
    }
    let low = Math.max(0, high - step + 1);
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#isAfter(middle, number)) high = middle;
      else low = middle + 1;
    }
    for (let at = low; at < this.#size; at += 1) yield this.#at(at) as Slot;
  }

  /** The entries, newest first. Read as far as the caller goes. */
  *backwards(): Generator<Slot> {
    for (let at = this.#size - 1; at >= 0; at -= 1) yield this.#at(at) as Slot;
  }

  /** Removes all. */
  clear(): void {
    this.#ring = [];
    this.#first = 0;
    this.#size = 0;
  }

  #isAfter(index: number, number: number): boolean {
    return (this.#at(index)?.number ?? 0) > number;
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
