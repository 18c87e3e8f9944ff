import type { Evidence } from '../../../src/base/evidence.ts';
import type { RecordedBody } from './recorded-body.ts';

/** What an entry tells of: a request to a mock, or a webhook that a mock sent. */
type EntryKind = 'request' | 'webhook';

/** One request and its answer, without secrets. */
export interface JournalEntry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly at?: string;
  readonly provider: string;
  readonly operation: string | null;
  readonly method: string;
  readonly path: string;
  /** Where a webhook was sent. */
  readonly url?: string;
  /** How often a webhook was sent. 0: it was not. */
  readonly attempts?: number;
  readonly request: { readonly headers: Readonly<Record<string, string>>; readonly body: RecordedBody };
  readonly outcome: string;
  readonly rule: string | null;
  /** The fault that struck; absent without one. */
  readonly fault?: { readonly id: string; readonly text: string; readonly milliseconds?: number };
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

/** An entry with why it was answered so. */
export interface ShownEntry {
  readonly entry: JournalEntry;
  readonly circumstances: Circumstances;
}

/** What is known of an entry before it is built, for searches. The path may hold secrets: it is never shown. */
export interface EntryFacts {
  readonly id: string;
  readonly kind: EntryKind;
  readonly provider: string;
  readonly operation: string | null;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly status: number | null;
  readonly rule: string | null;
  /** The machine's time when the request began, in epoch milliseconds. */
  readonly time: number;
  /** Milliseconds until its answer. */
  readonly took: number;
  /** The request's body, with its secrets: to compare, never to show. */
  sentBody(): SentBody;
}

/** A body as it was sent, up to the cap, and its declared type. A body with secrets is kept without them. */
export interface SentBody {
  readonly body: RecordedBody;
  readonly contentType: string | undefined;
  /** Absent for a body that is complete. Else secrets of it are blank, and this tells whether a text is what stood in their place. */
  readonly stoodThere?: (text: string) => boolean;
}

/** What a line about an entry shows, besides its facts. */
export interface EntryBrief {
  /** Path and query without secrets; of a webhook, its whole URL. */
  readonly path: string;
  readonly outcome: string;
}

/**
 * What a journal keeps of one request. Most are never looked at, and requests do not wait for it: the entry is built, and
 * cleaned of secrets, when it is shown for the first time.
 */
export interface Kept extends EntryFacts {
  /** Length of its texts. */
  readonly size: number;
  /** The number of its tenant's requests when it began, itself included: the order of entries. */
  readonly order: number;
  /** Returns the entry, and keeps it for the next time. */
  show(): ShownEntry;
  /** Returns what a line shows: it costs much less than the entry. */
  brief(): EntryBrief;
  /** Returns the entry and keeps nothing, for readers that see every entry once. */
  build(): ShownEntry;
}
