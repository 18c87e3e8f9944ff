import { redactCause } from './redact-cause.ts';

/** Why a call failed, for `switch (error.kind)`. */
export type ClientErrorKind =
  | 'input'
  | 'bad-request'
  | 'key'
  | 'insufficient-credits'
  | 'rate-limit'
  | 'server'
  | 'protocol'
  | 'outcome-unknown'
  | 'connection'
  | 'timeout'
  | 'aborted'
  | 'not-found'
  | 'queue-full'
  | 'feature-disabled'
  | 'language'
  | 'invalid-fields'
  | 'task-final'
  | 'task-failed'
  | 'task-revoked'
  | 'task-timeout'
  | 'permission'
  | 'route'
  | 'too-large'
  | 'not-ready'
  | 'conflict'
  | 'caption-failed'
  | 'video-failed'
  | 'wait-timeout';

/** The call an error belongs to. */
export interface CallContext {
  /** The service's name as a person knows it, e.g. `TranslatePlus`. */
  readonly service: string;
  /** The client's method, e.g. `translateSubtitles`. */
  readonly operation: string;
  /** True when doing the work twice costs twice. */
  readonly costly: boolean;
  /** Blanks the secrets of the call in any text. */
  readonly redact: (text: string) => string;
}

/** What is known about a failed call. Everything left out is null, 0 or false. */
export interface ErrorFacts {
  readonly status?: number | null;
  readonly detail?: string | null;
  readonly codes?: readonly number[];
  readonly requestId?: string | null;
  readonly attempts?: number;
  readonly chargePossible?: boolean;
  readonly cause?: unknown;
}

/** A failed call. Its texts never hold a secret of the call: they are redacted here, where no subclass can forget it. */
export abstract class ClientError extends Error {
  /** The cause, the discriminator of the hierarchy. */
  abstract readonly kind: ClientErrorKind;
  readonly service: string;
  readonly operation: string;
  /** HTTP status of the last answer; null when none came. */
  readonly status: number | null;
  /** What the service said, as one readable line; null when it said nothing. */
  readonly detail: string | null;
  /** Numeric codes of the service's error list, in its order; empty where a service has none. */
  readonly codes: readonly number[];
  /** The id the server gave the request, for its operators; null when it gave none. */
  readonly requestId: string | null;
  /** How many requests were sent, or tried. */
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

/** The caller's arguments cannot work. Nothing was sent. */
export class InputError extends ClientError {
  readonly kind = 'input';
}

/** The service refused the request as it is (4xx other than those below). The same request will be refused again. */
export class BadRequestError extends ClientError {
  readonly kind = 'bad-request';
}

/** The credentials are missing, unknown, revoked or lack a permission (401, 403). */
export class KeyError extends ClientError {
  readonly kind = 'key';
}

/** Facts about an answer that asked to come back later. */
export interface WaitFacts extends ErrorFacts {
  readonly waitSeconds: number | null;
}

/** Too many requests (429), and the client's attempts or its patience are used up. Nothing was charged. */
export class RateLimitError extends ClientError {
  readonly kind = 'rate-limit';
  /** Seconds until the service takes requests again; null when it did not say. */
  readonly waitSeconds: number | null;

  constructor(call: CallContext, message: string, facts: WaitFacts) {
    super(call, message, facts);
    this.waitSeconds = facts.waitSeconds;
  }
}

/** The service failed (5xx), and repeating did not help. */
export class ServerError extends ClientError {
  readonly kind = 'server';
  /** Seconds after which the service asked to come back; null when it did not say. */
  readonly waitSeconds: number | null;

  constructor(call: CallContext, message: string, facts: WaitFacts) {
    super(call, message, facts);
    this.waitSeconds = facts.waitSeconds;
  }
}

/** What is wrong with an answer: see {@link ProtocolError}. */
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

/** An answer came, but not one that the service's contract allows: often a proxy's, or a wrong base URL. */
export class ProtocolError extends ClientError {
  readonly kind = 'protocol';
  readonly problem: ProtocolProblem;

  constructor(call: CallContext, message: string, facts: ErrorFacts & { readonly problem: ProtocolProblem }) {
    super(call, message, facts);
    this.problem = facts.problem;
  }
}

/** Why nobody knows whether the work was done: see {@link OutcomeUnknownError}. */
export type UnknownReason = 'timeout' | 'reset' | 'broken-answer' | 'too-large' | 'status';

/**
 * A request that costs money was sent, and its outcome never arrived. It was not sent again, because the first one may
 * have been carried out and charged. Compare the account before and after, then decide.
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

/** No connection, or one that broke during a request that is safe to repeat; repeating did not help. */
export class ConnectionError extends ClientError {
  readonly kind = 'connection';
}

/** No complete answer in time to a request that is safe to repeat; repeating did not help. */
export class RequestTimeoutError extends ClientError {
  readonly kind = 'timeout';
}

/** The caller's signal ended the call. `chargePossible` tells whether a costly request was on its way. */
export class RequestAbortedError extends ClientError {
  readonly kind = 'aborted';
}

/** True for every error that a client of this package raises on purpose. */
export function isClientError(value: unknown): value is ClientError {
  return value instanceof ClientError;
}
