import { redactCause } from './redact-cause.ts';

/** The kinds of errors that any client may throw, for `switch (error.kind)`. A provider's own errors have further kinds. */
export type ClientErrorKind =
  | 'input'
  | 'bad-request'
  | 'key'
  | 'rate-limit'
  | 'server'
  | 'protocol'
  | 'outcome-unknown'
  | 'connection'
  | 'timeout'
  | 'aborted';

/** The call an error belongs to. */
export interface CallContext {
  /** The service's display name, for example `TranslatePlus`. */
  readonly service: string;
  /** The client's method, for example `translateSubtitles`. */
  readonly operation: string;
  /** True when repeating the work costs again. */
  readonly costly: boolean;
  /** Blanks the secrets of the call in any text. */
  readonly redact: (text: string) => string;
}

/** Facts about a failed call. Omitted members are null, 0 or false. */
export interface ErrorFacts {
  readonly status?: number | null;
  readonly detail?: string | null;
  readonly codes?: readonly number[];
  readonly requestId?: string | null;
  readonly attempts?: number;
  readonly chargePossible?: boolean;
  readonly cause?: unknown;
}

/** A failed call. Its texts never contain a secret of the call: this class redacts them, so no subclass can forget it. */
export abstract class ClientError extends Error {
  /** The kind of the error: the discriminator of the hierarchy. A client's own union of errors lists its kinds. */
  abstract readonly kind: string;
  readonly service: string;
  readonly operation: string;
  /** HTTP status of the last answer; null without an answer. */
  readonly status: number | null;
  /** The service's text as one readable line; null without one. */
  readonly detail: string | null;
  /** Numeric codes of the service's error list, in its order; empty for a service without codes. */
  readonly codes: readonly number[];
  /** The server's id of the request, for its operators; null without one. */
  readonly requestId: string | null;
  /** Number of requests sent or tried. */
  readonly attempts: number;
  /** True when the service may have done the work, and charged for it, although the call failed. */
  readonly chargePossible: boolean;

  constructor(call: CallContext, message: string, facts: ErrorFacts = {}) {
    super(
      call.redact(`${call.service} ${call.operation}: ${message}`),
      facts.cause === undefined ? undefined : { cause: redactCause(facts.cause, call.redact) },
    );
    this.name = new.target.name;
    this.service = call.service;
    this.operation = call.operation;
    this.status = facts.status ?? null;
    this.detail = facts.detail == null ? null : call.redact(facts.detail);
    this.codes = facts.codes ?? [];
    this.requestId = facts.requestId == null ? null : call.redact(facts.requestId);
    this.attempts = facts.attempts ?? 0;
    this.chargePossible = facts.chargePossible ?? false;
  }
}

/** The caller's arguments are invalid. Nothing was sent. */
export class InputError extends ClientError {
  readonly kind = 'input';
}

/** The service refused the request (4xx other than those below), and will refuse the same request again. */
export class BadRequestError extends ClientError {
  readonly kind = 'bad-request';
}

/** The credentials are missing, unknown, revoked or lack a permission (401, 403). */
export class KeyError extends ClientError {
  readonly kind = 'key';
}

/** Facts about an answer that requests a wait. */
export interface WaitFacts extends ErrorFacts {
  readonly waitSeconds: number | null;
}

/** Too many requests (429), and the client's attempts or longest wait are used up. Nothing was charged. */
export class RateLimitError extends ClientError {
  readonly kind = 'rate-limit';
  /** Seconds until the service accepts requests again; null when it does not name them. */
  readonly waitSeconds: number | null;

  constructor(call: CallContext, message: string, facts: WaitFacts) {
    super(call, message, facts);
    this.waitSeconds = facts.waitSeconds;
  }
}

/** The service failed (5xx), also after the retries. */
export class ServerError extends ClientError {
  readonly kind = 'server';
  /** Wait in seconds that the service requests; null without one. */
  readonly waitSeconds: number | null;

  constructor(call: CallContext, message: string, facts: WaitFacts) {
    super(call, message, facts);
    this.waitSeconds = facts.waitSeconds;
  }
}

/** Kind of an invalid answer: see {@link ProtocolError}. */
export type ProtocolProblem =
  | 'html'
  | 'empty'
  | 'not-json'
  | 'wrong-shape'
  | 'wrong-echo'
  | 'broken-answer'
  | 'too-large'
  | 'redirect'
  | 'status';

/** The answer breaks the service's contract. Often it comes from a proxy, or the base URL is wrong. */
export class ProtocolError extends ClientError {
  readonly kind = 'protocol';
  readonly problem: ProtocolProblem;

  constructor(call: CallContext, message: string, facts: ErrorFacts & { readonly problem: ProtocolProblem }) {
    super(call, message, facts);
    this.problem = facts.problem;
  }
}

/** Why the outcome is unknown: see {@link OutcomeUnknownError}. */
export type UnknownReason = 'timeout' | 'reset' | 'broken-answer' | 'too-large' | 'status';

/**
 * A request that costs money was sent, and its outcome never arrived. The client did not send it again, because the
 * service may have carried out and charged the first one. Compare the account before and after, then decide.
 */
export class OutcomeUnknownError extends ClientError {
  readonly kind = 'outcome-unknown';
  readonly reason: UnknownReason;

  constructor(call: CallContext, message: string, facts: ErrorFacts & { readonly reason: UnknownReason }) {
    super(
      call,
      `${message} The request may have been carried out and charged, so it was not sent again. Check the account before you repeat it.`,
      { ...facts, chargePossible: true },
    );
    this.reason = facts.reason;
  }
}

/** No connection, or a broken one during a request that is safe to repeat, also after the retries. */
export class ConnectionError extends ClientError {
  readonly kind = 'connection';
}

/** No complete answer in time to a request that is safe to repeat, also after the retries. */
export class RequestTimeoutError extends ClientError {
  readonly kind = 'timeout';
}

/** The caller's signal ended the call. `chargePossible`: whether a costly request had been sent. */
export class RequestAbortedError extends ClientError {
  readonly kind = 'aborted';
}

/** Whether an error is one of the clients of this package. */
export function isClientError(value: unknown): value is ClientError {
  return value instanceof ClientError;
}
