import { defaultBounds } from './bounds.ts';
import { JournalBudget } from './journal-budget.ts';
import type { JournalEntry, Kept, ShownEntry } from './journal-entry.ts';
import { JournalListeners } from './journal-listeners.ts';
import { Slot, SlotQueue } from './journal-slot.ts';
import { BODY_CAP } from './recorded-body.ts';
import { RequestOrder } from './request-order.ts';

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
  /** The name of the tenant. */
  readonly tenant: string;
  readonly listeners: JournalListeners;
  readonly #slots = new SlotQueue();
  readonly #order = new RequestOrder(this.#slots);
  readonly #caps: JournalCaps;
  readonly #budget: JournalBudget;
  #bytes = 0;
  #dropped = 0;
  #lastDropped = 0;
  #isClosed = false;

  constructor(
    caps: JournalCaps = defaultCaps,
    budget = new JournalBudget(),
    tenant = '',
    listeners = new JournalListeners(),
  ) {
    this.listeners = listeners;
    this.tenant = tenant;
    this.#caps = caps;
    this.#budget = budget;
  }

  get dropped(): number {
    return this.#dropped;
  }

  /** The number of the entry that was dropped last at a bound; 0 before the first. */
  get lastDropped(): number {
    return this.#lastDropped;
  }

  /** True after its tenant was deleted. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** What is kept, in the order of the requests, not of their answers. */
  get inOrder(): Kept[] {
    return [...this.#order.after(null)];
  }

  /** The same, behind the entry of this id, read as far as the caller goes; if it was dropped, those whose requests came later. */
  inOrderAfter(id: string | null): Iterable<Kept> {
    return this.#order.after(id);
  }

  /** The place of the entry of this id, or null. */
  slotOf(id: string): Slot | null {
    return this.#order.find(id);
  }

  /** The entries in the order of their requests. */
  get entries(): JournalEntry[] {
    return this.inOrder.map((kept) => kept.show().entry);
  }

  /** The entries that arrived after the one of this number, in the order of their arrival. Read as far as the caller goes. */
  after(number: number): Iterable<Slot> {
    return this.#slots.after(number);
  }

  /** True for an entry of this journal. */
  has({ journal }: Slot): boolean {
    return journal === this;
  }

  /** The entries, the one that arrived last first. Read as far as the caller goes. */
  backwards(): Iterable<Slot> {
    return this.#slots.backwards();
  }

  /** Keeps an entry; the oldest give way. */
  add(kept: Kept): void {
    if (this.#isClosed) return;
    const slot = new Slot(kept, this);
    this.#slots.push(slot);
    this.#bytes += slot.size;
    while (this.#slots.size > this.#caps.entries || this.#bytes > this.#caps.totalBytes) this.dropOldest();
    // An entry over a limit of bytes drops itself, as the last.
    if (slot.isDropped) return;
    this.#budget.add(slot);
    if (slot.isDropped) return;
    this.listeners.added(slot);
    this.#budget.listeners.added(slot);
  }

  /** Drops the oldest entry, if there is one. */
  dropOldest(): void {
    const slot = this.#slots.shift();
    if (slot === null) return;
    this.#budget.remove(slot);
    this.#budget.dropped(slot.number);
    this.#lastDropped = slot.number;
    this.#bytes -= slot.size;
    this.#dropped += 1;
    slot.drop();
  }

  find(id: string): ShownEntry | null {
    return this.slotOf(id)?.kept.show() ?? null;
  }

  /** Fills a new journal with what another one kept, and what it had dropped. */
  fill(all: readonly Kept[], dropped: number): void {
    for (const kept of all) this.add(kept);
    this.#dropped += dropped;
  }

  /** How many entries are kept. */
  get size(): number {
    return this.#slots.size;
  }

  /** The number of the newest entry; 0 without one. */
  get newest(): number {
    return this.#slots.newest?.number ?? 0;
  }

  /** What is kept, in the order of arrival. */
  get kept(): Kept[] {
    return this.#slots.toArray();
  }

  /** Closes the journal, so that another one continues it: its listeners stay, and hear that the entries are gone. */
  handOver(): void {
    this.#empty();
    this.#isClosed = true;
    this.listeners.cleared(this.tenant);
    this.#budget.listeners.cleared(this.tenant);
  }

  /** Drops all entries, and those that running requests still add. */
  close(): void {
    this.#isClosed = true;
    this.listeners.closed(this.tenant);
    this.#budget.listeners.closed(this.tenant);
    this.#empty();
  }

  clear(): void {
    this.listeners.cleared(this.tenant);
    this.#budget.listeners.cleared(this.tenant);
    this.#empty();
  }

  #empty(): void {
    for (let slot = this.#slots.shift(); slot !== null; slot = this.#slots.shift()) {
      this.#budget.remove(slot);
      slot.drop();
    }
    this.#slots.clear();
    this.#bytes = 0;
    this.#dropped = 0;
  }
}
