import { rememberLast } from '../../../src/base/remember-last.ts';
import { blankText } from '../../../src/base/secrets/places.ts';

/**
 * What a text has near each place of a credential: the end of a name that can be one's, and a sign between name and value; a scheme;
 * a URL; the beginning of a web token or of a mock's token; an escape, because it may hide any of them. Linear in the length of the text.
 */
const NEAR =
  /(?:auth|bearer|key|token|jwt|assertion|csrf|xsrf|secret|credential|passw?|pwd|pin|otp|signature|sig|sign|hmac|amz|goog|cookie|sess|sid|jwk|pem|\bk)[\w.%[\]-]{0,64}["'\\]{0,9}(?:\s{0,8}[:=>])|\b(?:bearer|basic|apikey|token|digest)\s|:\\?\/|eyJ|mock_|%[0-9a-f]{2}|\\u00|&#|content-disposition/i;

/** True if a body may hold a credential: a place of one is not blank, or a token of a mock stands in it. Never false for a body that does. */
export const mayHoldCredential = rememberLast(textMayHoldCredential);

/** The same for a text that is looked at once. */
export function textMayHoldCredential(text: string): boolean {
  return NEAR.test(text) && (text.includes('mock_') || blankText(text) !== text);
}

/** The same for a body in bytes. */
export const bytesMayHoldCredential = (bytes: Uint8Array): boolean =>
  textMayHoldCredential(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
