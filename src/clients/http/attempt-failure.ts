/** Kind of an attempt without a usable answer. */
export type AttemptFailureType =
  /** There was no connection, so nothing was sent. */
  | 'not-sent'
  /** The connection cannot be trusted or understood (certificate, protocol). Nothing was sent; a retry is useless. */
  | 'untrusted'
  /** The connection broke: the request may have arrived. */
  | 'reset'
  /** There was no complete answer in time. */
  | 'timeout'
  /** An answer began and broke off, or is not valid HTTP. */
  | 'broken-answer'
  /** The body is larger than the client accepts. */
  | 'too-large';

/** One attempt without a usable answer. `status` is null when none arrived. */
export interface AttemptFailure {
  readonly type: AttemptFailureType;
  readonly status: number | null;
  readonly error: unknown;
}

/** System calls before the first byte of a request. */
const BEFORE_SENDING = new Set(['connect', 'getaddrinfo']);

/** Error codes of Node and undici, and their meaning for the request. With any other code it may have been sent. */
const CODES: Readonly<Record<string, AttemptFailureType>> = {
  ECONNREFUSED: 'not-sent',
  ENOTFOUND: 'not-sent',
  EAI_AGAIN: 'not-sent',
  UND_ERR_CONNECT_TIMEOUT: 'not-sent',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'broken-answer',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'broken-answer',
  CERT_HAS_EXPIRED: 'untrusted',
  CERT_NOT_YET_VALID: 'untrusted',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'untrusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'untrusted',
  ERR_SSL_WRONG_VERSION_NUMBER: 'untrusted',
};

/**
 * Returns the meaning of an error of `fetch`. Searches `cause` (where undici keeps the socket's error) and AggregateError
 * (one error per address tried). An unknown error counts as `reset`: the request may have arrived.
 */
export function classifyFetchError(error: unknown, depth = 0): AttemptFailureType {
  if (typeof error !== 'object' || error === null || depth > 5) return 'reset';
  const { code, syscall, cause, errors } = error as Record<'code' | 'syscall' | 'cause' | 'errors', unknown>;
  if (Array.isArray(errors) && errors.length > 0) {
    const types = new Set(errors.map((one) => classifyFetchError(one, depth + 1)));
    const [only] = types;
    return types.size === 1 && only !== undefined ? only : 'reset';
  }
  const known = typeof code === 'string' && Object.hasOwn(CODES, code) ? CODES[code] : undefined;
  if (known) return known;
  // llhttp's errors: the answer is not HTTP.
  if (typeof code === 'string' && code.startsWith('HPE_')) return 'broken-answer';
  if (typeof syscall === 'string' && BEFORE_SENDING.has(syscall)) return 'not-sent';
  return cause === undefined ? 'reset' : classifyFetchError(cause, depth + 1);
}
