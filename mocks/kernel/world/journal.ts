import type { Evidence } from '../../../src/base/evidence.ts';
import { defaultBounds } from './bounds.ts';

/** A recorded body: text up to the cap, or only its size when it is not text. */
export interface RecordedBody {
  readonly bytes: number;
  readonly text?: string;
  readonly cut?: true;
}

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
  bodyBytes: 64 * 1024,
  totalBytes: 4 * 1024 * 1024,
  entries: defaultBounds.journalEntries,
};

/** Blanks the parts that an entry must not show. */
export type CleanEntry = (entry: JournalEntry) => JournalEntry;

/** An entry with its explanation, and the length of its texts. */
export interface Kept {
  /** The raw entry, until it is shown for the first time. */
  entry: JournalEntry;
  clean: CleanEntry | null;
  readonly circumstances: Circumstances;
  readonly size: number;
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
    return [...this.#kept.values()].map(shown).sort((a, b) => sequenceOf(a.id) - sequenceOf(b.id));
  }

  /** Keeps an entry. It is cleaned when it is shown: most entries are never shown, and requests do not wait for it. */
  add(entry: JournalEntry, circumstances: Circumstances, clean: CleanEntry | null = null): void {
    if (this.#isClosed) return;
    const size = (entry.request.body.text?.length ?? 0) + (entry.response.body.text?.length ?? 0) + entry.path.length;
    const added: Kept = { entry, clean, circumstances, size };
    const before = this.#kept.get(entry.id);
    if (before) this.#budget?.remove(before);
    this.#kept.set(entry.id, added);
    this.#bytes += size;
    for (const kept of this.#kept.values()) {
      if (this.#kept.size <= this.#caps.entries && this.#bytes <= this.#caps.totalBytes) break;
      this.drop(kept);
    }
    if (this.#kept.get(entry.id) === added) this.#budget?.add(this, added);
  }

  /** Drops an entry. */
  drop(kept: Kept): void {
    if (this.#kept.get(kept.entry.id) !== kept) return;
    this.#kept.delete(kept.entry.id);
    this.#budget?.remove(kept);
    this.#bytes -= kept.size;
    this.#dropped += 1;
  }

  find(id: string): { entry: JournalEntry; circumstances: Circumstances } | null {
    const kept = this.#kept.get(id);
    return kept === undefined ? null : { entry: shown(kept), circumstances: kept.circumstances };
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

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes read beyond the cap, so that a secret across the cap is still seen whole. */
const SECRET_MARGIN = 1024;

/** Records a body: decodes it up to the cap and a little beyond; {@link cutBody} drops the rest. */
export function recordBody(bytes: Uint8Array | null, cap = defaultCaps.bodyBytes): RecordedBody {
  if (bytes === null || bytes.length === 0) return { bytes: 0 };
  const text = decodePrefix(bytes, cap + SECRET_MARGIN);
  if (text === null) return { bytes: bytes.length };
  return { bytes: bytes.length, text, ...(bytes.length > cap ? { cut: true } : {}) };
}

/** A recorded body with secrets blanked by `redact`, then cut at the cap (bytes decoded, then code units kept). */
export function cutBody(
  body: RecordedBody,
  redact: (text: string) => string,
  cap = defaultCaps.bodyBytes,
): RecordedBody {
  if (body.text === undefined) return body;
  const text = redact(body.text);
  return { ...body, text: body.cut ? text.slice(0, cap).replace(/[\uD800-\uDBFF]$/, '') : text };
}

/** An entry as it may be shown. */
function shown(kept: Kept): JournalEntry {
  if (kept.clean !== null) kept.entry = kept.clean(kept.entry);
  kept.clean = null;
  return kept.entry;
}

/** A prefix may end inside a character: drops at most three bytes to end with a whole one. */
function decodePrefix(bytes: Uint8Array, length: number): string | null {
  const end = Math.min(bytes.length, length);
  const spare = bytes.length > length ? 3 : 0;
  for (let given = 0; given <= spare; given += 1) {
    try {
      return decoder.decode(bytes.subarray(0, end - given));
    } catch {}
  }
  return null;
}

const sequenceOf = (id: string): number => Number(id.slice(id.lastIndexOf('-') + 1));
