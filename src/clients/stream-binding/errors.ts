import { complaintOf } from '../cloudflare/envelope.ts';
import { type HttpAnswer, isClientError } from '../http.ts';

/** The names of the binding's errors (`@cloudflare/workers-types` 4.20260702.1); `StreamError` is the class of all others. */
export type StreamErrorName =
  | 'InternalError'
  | 'BadRequestError'
  | 'NotFoundError'
  | 'ForbiddenError'
  | 'RateLimitedError'
  | 'QuotaReachedError'
  | 'MaxFileSizeError'
  | 'InvalidURLError'
  | 'StreamError';

/** An error of the binding: `name` says which, `code` and `statusCode` are those of the REST API. */
export class StreamError extends Error {
  override readonly name: StreamErrorName;
  /** Cloudflare's code; 10001 (internal) for a call without an answer. */
  readonly code: number;
  /** HTTP status of the answer; 500 without one. */
  readonly statusCode: number;

  constructor(
    message: string,
    facts: {
      readonly name: StreamErrorName;
      readonly code: number;
      readonly statusCode: number;
      readonly cause?: unknown;
    },
  ) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = facts.name;
    this.code = facts.code;
    this.statusCode = facts.statusCode;
  }
}

/**
 * Names by code: 10003, 10005 and 10010 are those of miniflare's simulator; no source publishes the others (assumed). A code that
 * has no name, such as 10067 (not ready) or an existing caption, is a plain `StreamError`, as `@throws` of `generate` says.
 */
const BY_CODE: Readonly<Record<number, StreamErrorName>> = {
  10000: 'ForbiddenError',
  10001: 'InternalError',
  10002: 'ForbiddenError',
  10003: 'NotFoundError',
  10004: 'BadRequestError',
  10005: 'BadRequestError',
  10010: 'InvalidURLError',
  10011: 'QuotaReachedError',
  10059: 'BadRequestError',
  10060: 'BadRequestError',
  10405: 'ForbiddenError',
};

/** Names by status, for codes that are not in the table (assumed). */
const BY_STATUS: Readonly<Record<number, StreamErrorName>> = {
  401: 'ForbiddenError',
  403: 'ForbiddenError',
  404: 'NotFoundError',
  413: 'MaxFileSizeError',
  429: 'RateLimitedError',
  501: 'StreamError',
};

const nameOf = (code: number, status: number): StreamErrorName =>
  BY_CODE[code] ?? BY_STATUS[status] ?? (status >= 500 ? 'InternalError' : 'StreamError');

/** Returns the error for an answer that is not a success, in the service's words. */
export function streamErrorOf(answer: HttpAnswer): StreamError {
  const { codes, detail } = complaintOf(answer);
  const code = codes[0] ?? 10001;
  const message = detail?.replace(/ \(code \d+\)$/, '') ?? `the service answered ${answer.status} without a text`;
  return new StreamError(message, { name: nameOf(code, answer.status), code, statusCode: answer.status });
}

/** Returns the error for a call without a usable answer; anything that is not a client's error stays as it is. */
export const withoutAnswer = (error: unknown): unknown =>
  isClientError(error) ? new StreamError(error.message, { name: 'InternalError', ...INTERNAL, cause: error }) : error;

const INTERNAL = { code: 10001, statusCode: 500 } as const;

/** Says that an argument cannot be sent. The code is that of a bad request. */
export const badArgument = (message: string): StreamError =>
  new StreamError(message, { name: 'BadRequestError', code: 10005, statusCode: 400 });
