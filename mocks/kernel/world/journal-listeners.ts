import type { Slot } from './journal-slot.ts';

/** Hears what happens to journals, while it happens: its methods do not throw, and return soon. */
export interface JournalListener {
  /** An entry was added. */
  added(slot: Slot): void;
  /** The tenant is reset: its entries will be gone at once. */
  cleared(tenant: string): void;
  /** The tenant is deleted, with its entries. */
  closed(tenant: string): void;
}

/** The listeners of one journal, or of all. Without one, a new entry costs a comparison. */
export class JournalListeners {
  #all: Set<JournalListener> | null = null;

  /** Adds a listener; returns what removes it. */
  add(listener: JournalListener): () => void {
    this.#all ??= new Set();
    this.#all.add(listener);
    return () => {
      this.#all?.delete(listener);
      if (this.#all?.size === 0) this.#all = null;
    };
  }

  get size(): number {
    return this.#all?.size ?? 0;
  }

  added(slot: Slot): void {
    if (this.#all !== null) for (const listener of this.#all) listener.added(slot);
  }

  cleared(tenant: string): void {
    if (this.#all !== null) for (const listener of this.#all) listener.cleared(tenant);
  }

  closed(tenant: string): void {
    if (this.#all !== null) for (const listener of this.#all) listener.closed(tenant);
  }
}
