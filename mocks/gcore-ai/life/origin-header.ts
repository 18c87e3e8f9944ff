/**
 * `Authorization: <scheme> <parameters>` is the only allowed header (documented). A pattern in which white space before the value could
 * also be a part of it takes quadratic time for a header of white space.
 */
const AUTHORIZATION = /^\s*authorization\s*:\s*(?=\S)([\t\x20-\x7e]+)$/i;

/** Returns the header that `origin_http_headers` of a video asks for, as headers of a request; none for any other value. */
export function originHeader(written: unknown): Record<string, string> {
  const [, value] = (typeof written === 'string' ? AUTHORIZATION.exec(written) : null) ?? [];
  return value === undefined ? {} : { Authorization: value.trim() };
}
