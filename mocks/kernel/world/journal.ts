import { defaultBounds } from './bounds.ts';
import type { JournalBudget } from './journal-budget.ts';
import type { JournalEntry, Kept, ShownEntry } from './journal-entry.ts';
import { type Slot, SlotQueue } from './journal-slot.ts';
import { BODY_CAP } from './recorded-body.ts';

/** The limits of a journal: bytes of one body, bytes of all bodies, entries. */
export interface JournalCaps {
  readonly bodyBytes: number;
  readonly totalBytes: number;
  readonly entries: number;
}

/** The default limits of a tenant's journal: those of CopilotKit's aimock for a body and an instance. */
export const defaultCaps: JournalCaps = {
  bodyBytes: BODY_CAP,
  totalBytes: 4 * 1024 * 1024,
  entries: defaultBounds.journalEntries,
};

/** A tenant's requests, oldest first; the oldest are dropped at a cap. */
export class Journal {
  readonly #slots = new SlotQueue();
  readonly #caps: JournalCaps;
  readonly #budget: JournalBudget | null;
  #bytes = 0;
  #dropped = 0;
  #isClosed = false;

  constructor(caps: JournalCaps = defaultCaps, budget: JournalBudget | null = null) {
    this.#caps = caps;
    this.#budget = budget;
  }

  get dropped(): number {
    return this.#dropped;
  }

  /**
   * Entries in the order of their requests, not of their answers. After a reset, a request that began before it may have
   * the id of a later one: the later entry counts.
   */
  get entries(): JournalEntry[] {
    const byId = new Map(this.#slots.toArray().map((kept) => [kept.id, kept]));
    return [...byId.values()].map((kept) => kept.show().entry).sort((a, b) => sequenceOf(a.id) - sequenceOf(b.id));
  }

  /** Keeps an entry; the oldest give way. */
  add(kept: Kept): void {
    if (this.#isClosed) return;
    const slot: Slot = { kept, journal: this, older: null, newer: null };
    this.#slots.push(slot);
    this.#bytes += kept.size;
    while (this.#slots.size > this.#caps.entries || this.#bytes > this.#caps.totalBytes) this.dropOldest();
    // An entry over the limit of bytes drops itself, as the last.
    if (this.#slots.size > 0) this.#budget?.add(slot);
  }

  /** Drops the oldest entry, if there is one. */
  dropOldest(): void {
    const slot = this.#slots.shift();
    if (slot === null) return;
    this.#budget?.remove(slot);
    this.#bytes -= slot.kept.size;
    this.#dropped += 1;
  }

  find(id: string): ShownEntry | null {
    return (
      this.#slots
        .toArray()
        .findLast((kept) => kept.id === id)
        ?.show() ?? null
    );
  }

  /** Drops all entries, and those that running requests still add. */
  close(): void {
    this.clear();
    this.#isClosed = true;
  }

  clear(): void {
    for (let slot = this.#slots.shift(); slot !== null; slot = this.#slots.shift()) this.#budget?.remove(slot);
    this.#slots.clear();
    this.#bytes = 0;
    this.#dropped = 0;
  }
}

const sequenceOf = (id: string): number => Number(id.slice(id.lastIndexOf('-') + 1));
