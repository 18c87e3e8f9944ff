import type { Circumstances, EntryBrief, JournalEntry, Kept, SentBody, ShownEntry } from '../journal-entry.ts';

/** A journal entry as a snapshot keeps it: as it is shown, without secrets, and what searches need. */
export interface StoredEntry {
  readonly time: number;
  readonly took: number;
  readonly size: number;
  readonly order: number;
  readonly entry: JournalEntry;
  readonly circumstances: Circumstances;
}

/** What to keep of an entry. */
export const storedEntry = (kept: Kept): StoredEntry => storedAs(kept, kept.build());

/** What to keep of an entry that is shown like this. */
export function storedAs({ time, took, size, order }: Kept, { entry, circumstances }: ShownEntry): StoredEntry {
  return { time, took, size, order, entry, circumstances };
}

/** An entry that was kept. */
export class LoadedEntry implements Kept {
  readonly #stored: StoredEntry;

  constructor(stored: StoredEntry) {
    this.#stored = stored;
  }

  get id() {
    return this.#stored.entry.id;
  }
  get kind() {
    return this.#stored.entry.kind;
  }
  get provider() {
    return this.#stored.entry.provider;
  }
  get operation() {
    return this.#stored.entry.operation;
  }
  get method() {
    return this.#stored.entry.method;
  }
  /** Cleaned of secrets, unlike that of a new entry. */
  get path() {
    return this.#stored.entry.path;
  }
  get status() {
    return this.#stored.entry.status;
  }
  get rule() {
    return this.#stored.entry.rule;
  }
  get time() {
    return this.#stored.time;
  }
  get took() {
    return this.#stored.took;
  }
  get size() {
    return this.#stored.size;
  }
  get order() {
    return this.#stored.order;
  }

  /** Without secrets, unlike that of a new entry. */
  sentBody(): SentBody {
    const { headers, body } = this.#stored.entry.request;
    return { body, contentType: headers['content-type'] };
  }

  show(): ShownEntry {
    return this.#stored;
  }

  build(): ShownEntry {
    return this.#stored;
  }

  brief(): EntryBrief {
    const { url, path, outcome } = this.#stored.entry;
    return { path: url ?? path, outcome };
  }
}
