import type { IncomingMessage } from 'node:http';
import { type Authority, parseAuthority } from './authority.ts';

const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i;

/**
 * Returns every authority of a request: of its target, if that is a whole URL, then of its Host. Empty for HTTP/1.0 without
 * Host. null if RFC 9112, 3.2, requires a 400: HTTP/1.1 without Host, two Host lines, an invalid one.
 */
export function authoritiesOf(request: IncomingMessage): readonly Authority[] | null {
  const written = hostLines(request.rawHeaders);
  if (written.length > 1) return null;
  if (written.length === 0 && request.httpVersionMajor === 1 && request.httpVersionMinor >= 1) return null;
  const [, target] = ABSOLUTE.exec(request.url ?? '') ?? [];
  const read = [...(target === undefined ? [] : [target]), ...written].map(parseAuthority);
  return read.includes(null) ? null : (read as Authority[]);
}

/** Returns the path of a request's target, without query and without the authority of a whole URL. */
export function pathOf(target: string): string {
  return withoutAuthority(target).replace(/[?#].*$/s, '');
}

/** Returns path and query of a request's target. */
export function withoutAuthority(target: string): string {
  const [whole = ''] = ABSOLUTE.exec(target) ?? [];
  const rest = target.slice(whole.length);
  return whole !== '' && !rest.startsWith('/') ? `/${rest}` : rest;
}

/** The value of the Host line, where there is exactly one; else null. */
export function onlyHost(rawHeaders: readonly string[]): string | null {
  let found: string | null = null;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    if (!isHost(rawHeaders[at] ?? '')) continue;
    if (found !== null) return null;
    found = rawHeaders[at + 1] ?? '';
  }
  return found;
}

const isHost = (name: string): boolean => name.length === 4 && (name === 'Host' || name.toLowerCase() === 'host');

function hostLines(rawHeaders: readonly string[]): string[] {
  const values: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    if (isHost(rawHeaders[at] ?? '')) values.push(rawHeaders[at + 1] ?? '');
  }
  return values;
}
