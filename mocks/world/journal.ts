import type { Evidence } from '../../src/base/evidence.ts';

/** A recorded body: text up to the cap, or only its size when it is not text. */
export interface RecordedBody {
  readonly bytes: number;
  readonly text?: string;
  readonly cut?: true;
}

/** One request and its answer, redacted where they are shown. */
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

/** Why an entry was answered as it was, and how things stood at that moment. */
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

/** How much a journal keeps: bytes of one body, bytes of all bodies, entries. */
export interface JournalCaps {
  readonly bodyBytes: number;
  readonly totalBytes: number;
  readonly entries: number;
}

/** Kept a tenant, unless told otherwise: what CopilotKit's aimock keeps a body and an instance. */
export const defaultCaps: JournalCaps = { bodyBytes: 64 * 1024, totalBytes: 4 * 1024 * 1024, entries: 1000 };

/** Blanks what an entry must not show. */
export type CleanEntry = (entry: JournalEntry) => JournalEntry;

/** An entry with what explains it, and the length of its texts. */
export interface Kept {
  /** As it came, until it is shown for the first time. */
  entry: JournalEntry;
  clean: CleanEntry | null;
  readonly circumstances: Circumstances;
  readonly size: number;
}

/** What an entry takes besides its texts, in bytes: measured at 100,000 entries, rounded up. */
const ENTRY_BYTES = 1_000;

/**
 * What all journals of a world may keep together, in bytes. The oldest entries give way, whoever's they are: a thousand busy
 * tenants must not fill the machine.
 */
export class JournalBudget {
  readonly #bytes: number;
  #used = 0;
  /** Oldest first; what lies before `#oldest` is gone already. */
  #kept: { readonly journal: Journal; readonly kept: Kept }[] = [];
  #oldest = 0;

  constructor(bytes = 24 * 1024 * 1024) {
    this.#bytes = bytes;
  }

  add(journal: Journal, kept: Kept): void {
    this.#kept.push({ journal, kept });
    this.#used += kept.size + ENTRY_BYTES;
    while (this.#used > this.#bytes) {
      const oldest = this.#kept[this.#oldest];
      if (!oldest) break;
      this.#oldest += 1;
      this.#used -= oldest.kept.size + ENTRY_BYTES;
      oldest.journal.drop(oldest.kept);
    }
    if (this.#oldest > 1_000 && this.#oldest * 2 > this.#kept.length) {
      this.#kept = this.#kept.slice(this.#oldest);
      this.#oldest = 0;
    }
  }
}

/** A tenant's requests, oldest first; the oldest give way when a cap is reached. */
export class Journal {
  readonly #kept = new Map<string, Kept>();
  readonly #caps: JournalCaps;
  readonly #budget: JournalBudget | null;
  #bytes = 0;
  #dropped = 0;

  constructor(caps: JournalCaps = defaultCaps, budget: JournalBudget | null = null) {
    this.#caps = caps;
    this.#budget = budget;
  }

  get dropped(): number {
    return this.#dropped;
  }

  /** Entries in the order of their requests, whatever the order in which they were answered. */
  get entries(): JournalEntry[] {
    return [...this.#kept.values()].map(shown).sort((a, b) => sequenceOf(a.id) - sequenceOf(b.id));
  }

  /** Keeps an entry. It is cleaned when somebody looks at it: most are never looked at, and requests do not wait for it. */
  add(entry: JournalEntry, circumstances: Circumstances, clean: CleanEntry | null = null): void {
    const size = (entry.request.body.text?.length ?? 0) + (entry.response.body.text?.length ?? 0) + entry.path.length;
    const added: Kept = { entry, clean, circumstances, size };
    this.#kept.set(entry.id, added);
    this.#bytes += size;
    for (const kept of this.#kept.values()) {
      if (this.#kept.size <= this.#caps.entries && this.#bytes <= this.#caps.totalBytes) break;
      this.drop(kept);
    }
    this.#budget?.add(this, added);
  }

  /** Gives up an entry, if it is still this one: after a reset another may have its id. */
  drop(kept: Kept): void {
    if (this.#kept.get(kept.entry.id) !== kept) return;
    this.#kept.delete(kept.entry.id);
    this.#bytes -= kept.size;
    this.#dropped += 1;
  }

  find(id: string): { entry: JournalEntry; circumstances: Circumstances } | null {
    const kept = this.#kept.get(id);
    return kept === undefined ? null : { entry: shown(kept), circumstances: kept.circumstances };
  }

  clear(): void {
    this.#kept.clear();
    this.#bytes = 0;
    this.#dropped = 0;
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Looked at beyond the cap, so that a secret lying across it is still seen whole. */
const SECRET_MARGIN = 1024;

/** Records a body: decodes it up to the cap and a little beyond; {@link cutBody} gives up the rest. */
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

/** A prefix may end inside a character: at most three bytes are given up to end on a whole one. */
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
