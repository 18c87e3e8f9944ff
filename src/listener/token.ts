import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { isLoopbackAddress } from './address.ts';
import { ListenerOptionError } from './option-error.ts';

/** Makes a token of 256 random bits. */
const createToken = (): string => randomBytes(32).toString('base64url');

/** Returns the token if it has the form of RFC 6750, 2.1. @throws {ListenerOptionError} otherwise */
function checkedToken(token: string): string {
  if (/^[A-Za-z0-9\-._~+/]+=*$/.test(token)) return token;
  throw new ListenerOptionError('a token has only letters, digits and - . _ ~ + /, and = at its end.');
}

/** The token that requests to a host need: the given one, or one that is made beyond loopback; null for none. @throws {ListenerOptionError} */
export function requiredToken(host: string, token: string | undefined): string | null {
  if (token !== undefined) return checkedToken(token);
  return isLoopbackAddress(host) ? null : createToken();
}

/** The token of a request: the right one, another one, or none. */
export type Presented = 'right' | 'wrong' | 'none';

/** Compares the bearer token of a request in constant time. */
export function presentedToken(headers: IncomingHttpHeaders, token: string): Presented {
  const [, bearer] = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '') ?? [];
  if (bearer === undefined) return headers.authorization === undefined ? 'none' : 'wrong';
  return timingSafeEqual(digest(bearer), digest(token)) ? 'right' : 'wrong';
}

/** The challenge of a 401 (RFC 6750, 3). */
export const challengeOf = (presented: Presented): string =>
  presented === 'none' ? 'Bearer realm="caption-harness"' : 'Bearer realm="caption-harness", error="invalid_token"';

/** Hashes a text, so that the compared values have equal length. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
