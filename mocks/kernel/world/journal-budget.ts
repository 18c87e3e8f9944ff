import { defaultBounds } from './bounds.ts';
import { firstWhere } from './first-where.ts';
import { JournalListeners } from './journal-listeners.ts';
import type { Slot } from './journal-slot.ts';

/** Of so many entries, one is a mark: a reader that is far back looks among marks for its place. A power of two. */
const MARK = 64;

/** The bytes of an entry besides its texts: measured at 100,000 entries, rounded up. */
const ENTRY_BYTES = 1_000;

/**
 * The limit of all journals of a world together, in bytes. The oldest entries of any tenant are dropped: a thousand busy
 * tenants must not fill the machine.
 */
export class JournalBudget {
  readonly #bytes: number;
  /** Listen to the journals of all tenants. */
  readonly listeners = new JournalListeners();
  #used = 0;
  #entries = 0;
  #arrived = 0;
  #lastDropped = 0;
  #dropped = 0;
  #oldest: Slot | null = null;
  #newest: Slot | null = null;
  /** Ascending; some may be dropped. */
  #marks: Slot[] = [];

  /** Tells the entries of this world from those of another one with the same numbers. That of a folder is the same in each process. */
  readonly epoch: string;

  constructor(bytes = defaultBounds.journalBytes, epoch = '0') {
    this.#bytes = bytes;
    this.epoch = epoch;
  }

  /** The number of the entry that arrived last; it may be dropped. */
  get arrived(): number {
    return this.#arrived;
  }

  /** Numbers new entries after this one: those of an earlier process come before them. */
  continueAfter(number: number): void {
    this.#arrived = Math.max(this.#arrived, number);
  }

  /** The number of entries in all journals. */
  get entries(): number {
    return this.#entries;
  }

  /** The number of the entry that was dropped last at a bound; 0 before the first. */
  get lastDropped(): number {
    return this.#lastDropped;
  }

  /** How many entries of all journals were dropped at a bound. */
  get droppedEntries(): number {
    return this.#dropped;
  }

  /** The number of the newest entry; 0 without one. */
  get newest(): number {
    return this.#newest?.number ?? 0;
  }

  /** The entries of all journals that arrived after the one of this number, oldest first. Read as far as the caller goes. */
  *after(number: number): Generator<Slot> {
    if (this.newest <= number) return;
    const behind = firstWhere(this.#marks, (mark) => mark.number > number);
    let at = behind - 1;
    while (this.#marks[at]?.isDropped) at -= 1;
    let last = this.#marks[at] ?? null;
    let steps = 0;
    for (const slot of this.following(last)) {
      if (slot.number > number) break;
      last = slot;
      steps += 1;
    }
    // Marks were dropped here: the reader comes back for what follows.
    if (steps > MARK && last !== null) this.#marks.splice(behind, 0, last);
    yield* this.following(last);
  }

  /** True for an entry of any journal. */
  has(): boolean {
    return true;
  }

  /** The entries of all journals, newest first. Read as far as the caller goes. */
  *backwards(): Generator<Slot> {
    for (let slot = this.#newest; slot !== null; slot = slot.older) yield slot;
  }

  /** The entries of all journals behind this one, oldest first; all for null. Read as far as the caller goes. */
  *following(slot: Slot | null): Generator<Slot> {
    for (let next = slot === null ? this.#oldest : slot.newer; next !== null; next = next.newer) yield next;
  }

  /** Notes that a bound dropped the entry of this number. */
  dropped(number: number): void {
    this.#dropped += 1;
    this.#lastDropped = Math.max(this.#lastDropped, number);
  }

  /** Numbers and counts a new entry, and drops the oldest ones of all journals that have no more room. */
  add(slot: Slot): void {
    this.#arrived += 1;
    slot.number = this.#arrived;
    slot.older = this.#newest;
    if (this.#newest === null) this.#oldest = slot;
    else this.#newest.newer = slot;
    this.#newest = slot;
    this.#entries += 1;
    if (slot.number % MARK === 0) this.#mark(slot);
    this.#used += slot.size + ENTRY_BYTES;
    // A journal drops its entries in the order of this list.
    while (this.#used > this.#bytes && this.#oldest !== null) this.#oldest.journal.dropOldest();
  }

  #mark(slot: Slot): void {
    this.#marks.push(slot);
    if (this.#marks.length * MARK > 2 * this.#entries + 16 * MARK) {
      this.#marks = this.#marks.filter(({ isDropped }) => !isDropped);
    }
  }

  /** Forgets a dropped entry, if it was counted. */
  remove(slot: Slot): void {
    const { older, newer } = slot;
    if (older === null && newer === null && this.#oldest !== slot) return;
    if (older === null) this.#oldest = newer;
    else older.newer = newer;
    if (newer === null) this.#newest = older;
    else newer.older = older;
    // A dropped entry that is still in memory must not keep the later ones there.
    slot.older = null;
    slot.newer = null;
    this.#entries -= 1;
    this.#used -= slot.size + ENTRY_BYTES;
  }
}
