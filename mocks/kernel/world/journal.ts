import type { Evidence } from '../../../src/base/evidence.ts';
import { defaultBounds } from './bounds.ts';
import { BODY_CAP, type RecordedBody } from './recorded-body.ts';

/** One request and its answer, redacted when they are shown. */
export interface JournalEntry {
  readonly id: string;
  readonly at?: string;
  readonly provider: string;
  readonly operation: string | null;
  readonly method: string;
  readonly path: string;
  readonly request: { readonly headers: Readonly<Record<string, string>>; readonly body: RecordedBody };
  readonly outcome: string;
  readonly rule: string | null;
  readonly status: number | null;
  readonly response: { readonly headers: Readonly<Record<string, string>>; readonly body: RecordedBody };
}

/** Why a request got its answer, and the tenant's state at that moment. */
export interface Circumstances {
  readonly at: number;
  readonly what: string;
  readonly remedy: string | null;
  readonly evidence: Evidence | null;
  readonly credits: { readonly total: number; readonly used: number };
  readonly windows: Readonly<
    Record<string, { limit: number; seconds: number; used: number; remaining: number; resetAt: number }>
  >;
}

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

/** An entry with why it was answered so. */
export interface ShownEntry {
  readonly entry: JournalEntry;
  readonly circumstances: Circumstances;
}

/**
 * What a journal keeps of one request. Most are never looked at, and requests do not wait for it: the entry is built, and
 * cleaned of secrets, when it is shown for the first time.
 */
export interface Kept {
  readonly id: string;
  /** Length of its texts. */
  readonly size: number;
  show(): ShownEntry;
}

/** The bytes of an entry besides its texts: measured at 100,000 entries, rounded up. */
const ENTRY_BYTES = 1_000;

/**
 * The limit of all journals of a world together, in bytes. The oldest entries of any tenant are dropped: a thousand busy
 * tenants must not fill the machine.
 */
export class JournalBudget {
  readonly #bytes: number;
  #used = 0;
  /** Oldest first. */
  readonly #kept = new Map<Kept, Journal>();

  constructor(bytes = defaultBounds.journalBytes) {
    this.#bytes = bytes;
  }

  /** The number of entries in all journals. */
  get entries(): number {
    return this.#kept.size;
  }

  add(journal: Journal, kept: Kept): void {
    this.#kept.set(kept, journal);
    this.#used += kept.size + ENTRY_BYTES;
    if (this.#used <= this.#bytes) return;
    for (const [oldest, holder] of this.#kept) {
      if (this.#used <= this.#bytes) break;
      holder.drop(oldest);
    }
  }

  /** Forgets a dropped entry. */
  remove(kept: Kept): void {
    if (this.#kept.delete(kept)) this.#used -= kept.size + ENTRY_BYTES;
  }
}

/** A tenant's requests, oldest first; the oldest are dropped at a cap. */
export class Journal {
  readonly #kept = new Map<string, Kept>();
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

  /** Entries in the order of their requests, not of their answers. */
  get entries(): JournalEntry[] {
    return [...this.#kept.values()]
      .map((kept) => kept.show().entry)
      .sort((a, b) => sequenceOf(a.id) - sequenceOf(b.id));
  }

  /** Keeps an entry; the oldest give way. */
  add(added: Kept): void {
    if (this.#isClosed) return;
    const before = this.#kept.get(added.id);
    if (before) this.#budget?.remove(before);
    this.#kept.set(added.id, added);
    this.#bytes += added.size;
    if (this.#kept.size > this.#caps.entries || this.#bytes > this.#caps.totalBytes) this.#makeRoom();
    if (this.#kept.get(added.id) === added) this.#budget?.add(this, added);
  }

  #makeRoom(): void {
    for (const kept of this.#kept.values()) {
      if (this.#kept.size <= this.#caps.entries && this.#bytes <= this.#caps.totalBytes) break;
      this.drop(kept);
    }
  }

  /** Drops an entry. */
  drop(kept: Kept): void {
    if (this.#kept.get(kept.id) !== kept) return;
    this.#kept.delete(kept.id);
    this.#budget?.remove(kept);
    this.#bytes -= kept.size;
    this.#dropped += 1;
  }

  find(id: string): ShownEntry | null {
    return this.#kept.get(id)?.show() ?? null;
  }

  /** Drops all entries, and those that running requests still add. */
  close(): void {
    this.clear();
    this.#isClosed = true;
  }

  clear(): void {
    for (const kept of this.#kept.values()) this.#budget?.remove(kept);
    this.#kept.clear();
    this.#bytes = 0;
    this.#dropped = 0;
  }
}

const sequenceOf = (id: string): number => Number(id.slice(id.lastIndexOf('-') + 1));
