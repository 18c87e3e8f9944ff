import type { IncomingHttpHeaders } from 'node:http';
import { parseHttpDate } from '../../base/http-date.ts';

/** The stored version of a resource, for comparison with preconditions. */
export interface Version {
  /** Entity tag with its quotes; null for a resource without one. */
  readonly etag: string | null;
  /** Strong tag of the same version in another content coding, which names it for a change. */
  readonly otherEtag?: string | undefined;
  /** Milliseconds since the epoch; null while unknown. */
  readonly modified: number | null;
}

/** A conditional request for a resource that exists. */
export interface Conditions {
  readonly method: string | undefined;
  readonly headers: IncomingHttpHeaders;
  /** Milliseconds since the epoch; places dates with two-digit years. */
  readonly now: number;
}

/**
 * Evaluates the preconditions of a request in the order of RFC 9110, 13.2.2. `not-modified` occurs only for GET and HEAD;
 * `failed` means a 412. Ignores a date that is not an HTTP date (13.1.3, 13.1.4).
 */
export function preconditionOf(request: Conditions, version: Version): 'go' | 'not-modified' | 'failed' {
  const { method, headers, now } = request;
  const isRead = method === 'GET' || method === 'HEAD';
  const modified = seconds(version.modified);
  const ifMatch = headers['if-match'];
  if (ifMatch !== undefined) {
    if (!names(ifMatch, version, 'strong')) return 'failed';
  } else {
    const unmodifiedSince = dateIn(headers['if-unmodified-since'], now);
    if (unmodifiedSince !== null && modified !== null && modified > unmodifiedSince) return 'failed';
  }
  const ifNoneMatch = headers['if-none-match'];
  if (ifNoneMatch !== undefined) {
    if (!names(ifNoneMatch, version, 'weak')) return 'go';
    return isRead ? 'not-modified' : 'failed';
  }
  const modifiedSince = isRead ? dateIn(headers['if-modified-since'], now) : null;
  return modifiedSince !== null && modified !== null && modified <= modifiedSince ? 'not-modified' : 'go';
}

/** Whether a Range counts: `If-Range` is absent, or names this version by its strong tag or its date (RFC 9110, 13.1.5). */
export function rangeCounts({ headers, now }: Conditions, version: Version): boolean {
  const condition = headers['if-range'];
  if (condition === undefined) return true;
  const text = String(condition).trim();
  if (text.startsWith('"')) return text === version.etag;
  const date = dateIn(text, now);
  return date !== null && date === seconds(version.modified);
}

const ENTITY_TAG = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g;

const names = (list: string, { etag, otherEtag }: Version, comparison: 'strong' | 'weak'): boolean =>
  listNames(list, etag, comparison) || (otherEtag !== undefined && listNames(list, otherEtag, comparison));

/** Whether `*` or a list of entity tags names a version. Weak tags never match in the strong comparison (RFC 9110, 8.8.3.2). */
function listNames(list: string, etag: string | null, comparison: 'strong' | 'weak'): boolean {
  if (list.trim() === '*') return true;
  if (etag === null || (comparison === 'strong' && etag.startsWith('W/'))) return false;
  const tags: readonly string[] = list.match(ENTITY_TAG) ?? [];
  if (comparison === 'strong') return tags.includes(etag);
  const opaque = (tag: string) => tag.replace(/^W\//, '');
  return tags.some((tag) => opaque(tag) === opaque(etag));
}

/** HTTP dates have whole seconds. */
const seconds = (milliseconds: number | null): number | null =>
  milliseconds === null ? null : Math.floor(milliseconds / 1000);

const dateIn = (text: string | undefined, now: number): number | null =>
  text === undefined ? null : seconds(parseHttpDate(text, now));
