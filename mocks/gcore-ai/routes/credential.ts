import type { Request } from 'express';
import { rememberLast } from '../../../src/base/remember-last.ts';

/** The parts of an Authorization header. */
export interface GcoreCredential {
  readonly scheme: 'apikey' | 'bearer';
  readonly token: string;
}

/**
 * Reads `Authorization: APIKey <token>` or `Bearer <token>`, the scheme in any case. The token is everything after the
 * first space: the SDK suites send one with spaces. Null for anything else.
 */
export const readCredential = ({ headers }: Pick<Request, 'headers'>): GcoreCredential | null =>
  credentialIn(headers.authorization ?? '');

/** Clients send one header many times. */
const credentialIn = rememberLast((header: string): GcoreCredential | null => {
  const space = header.indexOf(' ');
  const scheme = header.slice(0, Math.max(0, space)).toLowerCase();
  const token = header.slice(space + 1).trim();
  if ((scheme !== 'apikey' && scheme !== 'bearer') || token === '') return null;
  return { scheme, token };
});

/** The part of a refused token that the refusal may show: the text before `$` or `_`, at most five characters. */
export const partialToken = (token: string): string => (token.split(/[$_]/)[0] ?? '').slice(0, 5);
