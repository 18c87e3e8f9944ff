import type { IncomingHttpHeaders } from 'node:http';

/** What preconditions are compared with. */
export interface Version {
  readonly etag: string;
  /** Milliseconds since the epoch. */
  readonly modified: number;
}

/** Evaluates the preconditions of a GET or HEAD in the order of RFC 9110, 13.2.2. */
export function preconditionOf(headers: IncomingHttpHeaders, version: Version): 'go' | 'not-modified' | 'failed' {
  const ifMatch = headers['if-match'];
  const unmodified = seconds(headers['if-unmodified-since']);
  if (ifMatch !== undefined) {
    if (!matches(ifMatch, version.etag, false)) return 'failed';
  } else if (unmodified !== null && floor(version.modified) > unmodified) return 'failed';
  const ifNoneMatch = headers['if-none-match'];
  if (ifNoneMatch !== undefined) return matches(ifNoneMatch, version.etag, true) ? 'not-modified' : 'go';
  const since = seconds(headers['if-modified-since']);
  return since !== null && floor(version.modified) <= since ? 'not-modified' : 'go';
}

/** Whether a Range counts: `If-Range` names this version, or is absent (RFC 9110, 13.1.5). */
export function rangeCounts(headers: IncomingHttpHeaders, version: Version): boolean {
  const condition = headers['if-range'];
  if (condition === undefined || Array.isArray(condition)) return true;
  if (condition.trimStart().startsWith('"')) return condition.trim() === version.etag;
  return seconds(condition) === floor(version.modified);
}

function matches(list: string, etag: string, weak: boolean): boolean {
  if (list.trim() === '*') return true;
  const tags = list.match(/(?:W\/)?"[^"]*"/g) ?? [];
  return tags.some((tag) => (weak ? tag.replace(/^W\//, '') : tag) === etag);
}

/** HTTP dates have whole seconds. */
const floor = (milliseconds: number): number => Math.floor(milliseconds / 1000);

function seconds(date: string | undefined): number | null {
  const time = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(time) ? null : floor(time);
}
