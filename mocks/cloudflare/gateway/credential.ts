import type { IncomingHttpHeaders } from 'node:http';
import { rememberLast } from '../../../src/base/remember-last.ts';
import type { GatewayFailureId } from '../../../src/contracts/cloudflare-gateway/failures.ts';

/** The credential in the headers of a request, or their fault. */
export type Presented =
  | { readonly kind: 'token' | 'key'; readonly credential: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'malformed'; readonly failure: GatewayFailureId };

/** RFC 6750, token68: one token, no quotes, no spaces. */
const BEARER = /^Bearer ([A-Za-z0-9\-._~+/]+=*)$/i;
const KEY = /^[A-Za-z0-9\-._~+/]+=*$/;
const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** Clients send one header many times. */
const bearerIn = rememberLast((authorization: string): Presented => {
  const token = BEARER.exec(authorization)?.[1];
  if (token === undefined) return { kind: 'malformed', failure: 'authorization-malformed' };
  return { kind: 'token', credential: token };
});

/** Reads the credential of a request: a bearer token, or e-mail and key. The token has priority. */
export const presentedBy = rememberLast((headers: IncomingHttpHeaders): Presented => {
  const { authorization } = headers;
  if (authorization !== undefined) return bearerIn(authorization);
  const key = headers['x-auth-key'];
  const email = headers['x-auth-email'];
  if (typeof key !== 'string' || typeof email !== 'string') return { kind: 'missing' };
  if (!EMAIL.test(email)) return { kind: 'malformed', failure: 'email-malformed' };
  if (!KEY.test(key)) return { kind: 'malformed', failure: 'key-malformed' };
  return { kind: 'key', credential: key };
});

/** The token or key of a request, or null. */
export function credentialIn(headers: IncomingHttpHeaders): string | null {
  const presented = presentedBy(headers);
  return 'credential' in presented ? presented.credential : null;
}
