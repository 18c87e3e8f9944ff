import {
  type BadRequestError,
  type CallContext,
  ClientError,
  type ConnectionError,
  type ErrorFacts,
  type InputError,
  type KeyError,
  type OutcomeUnknownError,
  type ProtocolError,
  type RateLimitError,
  type RequestAbortedError,
  type RequestTimeoutError,
  type ServerError,
} from '../http.ts';

/**
 * The credential lacks the permission (405 with code 10405), for example a read token used to write. Cloudflare answers
 * "method not allowed" here, not "forbidden".
 */
export class CloudflarePermissionError extends ClientError {
  readonly kind = 'permission';
}

/** The gateway has no such route (codes 7003, 7000): the account id or baseUrl is wrong. */
export class CloudflareRouteError extends ClientError {
  readonly kind = 'route';
}

/** The account has no such video, caption or webhook (404, code 10003). */
export class CloudflareNotFoundError extends ClientError {
  readonly kind = 'not-found';
}

/** The account has no Stream subscription (403, code 10002). */
export class StreamDisabledError extends ClientError {
  readonly kind = 'feature-disabled';
}

/** A body or file is too large, or the account's storage is full (413; code 10011 for storage). */
export class CloudflareTooLargeError extends ClientError {
  readonly kind = 'too-large';
}

/** The video is not ready for captions (code 10067). This may last a moment longer than its state shows. */
export class VideoNotReadyError extends ClientError {
  readonly kind = 'not-ready';
}

/** The video has a track in this language. Delete it before you generate one. */
export class CaptionExistsError extends ClientError {
  readonly kind = 'conflict';
}

/** Generating captions ended in the status `error`. Delete the track before another attempt. */
export class CaptionFailedError extends ClientError {
  readonly kind = 'caption-failed';
  readonly videoId: string;
  readonly language: string;

  constructor(call: CallContext, videoId: string, language: string) {
    super(call, `captions of video ${videoId} in ${language} failed. Delete the track before you generate it again.`);
    this.videoId = videoId;
    this.language = language;
  }
}

/** The video ended in the state `error`. */
export class VideoFailedError extends ClientError {
  readonly kind = 'video-failed';
  readonly videoId: string;
  /** `status.errorReasonCode` (or `errReasonCode`), for example `ERR_NON_VIDEO`; null when the service omits it. */
  readonly reasonCode: string | null;

  constructor(
    call: CallContext,
    facts: { readonly videoId: string; readonly reasonCode: string | null; readonly reasonText: string | null },
  ) {
    const { videoId, reasonCode, reasonText } = facts;
    const reason = [reasonCode, reasonText].filter((part) => part !== null).join(': ');
    super(call, `video ${videoId} failed: ${reason || 'the service gives no reason'}`, { detail: reason || null });
    this.videoId = videoId;
    this.reasonCode = reasonCode;
  }
}

/** The wait reached its limit. The work continues. */
export class WaitTimeoutError extends ClientError {
  readonly kind = 'wait-timeout';
  readonly limitSeconds: number;
  /** The last state seen, as a text for people. */
  readonly lastSeen: string;

  constructor(
    call: CallContext,
    what: string,
    facts: ErrorFacts & { readonly limitSeconds: number; readonly lastSeen: string },
  ) {
    super(call, `${what} was not final within ${facts.limitSeconds} s (${facts.lastSeen}). It continues.`, facts);
    this.limitSeconds = facts.limitSeconds;
    this.lastSeen = call.redact(facts.lastSeen);
  }
}

/** All errors of a call, distinguished by `error.kind`; `error.codes` holds Cloudflare's codes. */
export type CloudflareError =
  | InputError
  | BadRequestError
  | KeyError
  | CloudflarePermissionError
  | CloudflareRouteError
  | CloudflareNotFoundError
  | StreamDisabledError
  | CloudflareTooLargeError
  | VideoNotReadyError
  | CaptionExistsError
  | CaptionFailedError
  | VideoFailedError
  | WaitTimeoutError
  | RateLimitError
  | ServerError
  | ProtocolError
  | OutcomeUnknownError
  | ConnectionError
  | RequestTimeoutError
  | RequestAbortedError;
