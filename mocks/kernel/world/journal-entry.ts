import type { Evidence } from '../../../src/base/evidence.ts';
import type { RecordedBody } from './recorded-body.ts';

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
