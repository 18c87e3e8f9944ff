/** The HTTP transport of every client of this package. */

export { createRedactor } from '../base/redact.ts';
export { createAnswer, type HttpAnswer } from './http/answer.ts';
export type { Fetch, RequestBody } from './http/attempt.ts';
export type { CallOptions, ClientOptions, RawResponse } from './http/client-options.ts';
export { clientSettings } from './http/client-settings.ts';
export { describeBody, isHtml } from './http/describe-body.ts';
export { type Environment, withEnvironment } from './http/environment.ts';
export {
  BadRequestError,
  type CallContext,
  ClientError,
  type ClientErrorKind,
  ConnectionError,
  type ErrorFacts,
  InputError,
  isClientError,
  KeyError,
  OutcomeUnknownError,
  ProtocolError,
  type ProtocolProblem,
  RateLimitError,
  RequestAbortedError,
  RequestTimeoutError,
  ServerError,
  type UnknownReason,
} from './http/errors.ts';
export { everyItem, type Page, type Walk } from './http/every.ts';
export type { AttemptEndEvent, AttemptEvent, ClientHooks, ClientLogger, RetryEvent } from './http/hooks.ts';
export { factsOf } from './http/outcome.ts';
export { pause } from './http/pause.ts';
export { broken, readJson, shapeOf } from './http/read.ts';
export { type Reader, readerOf, readObject, textIn } from './http/reader.ts';
export { redirectError, waitNote } from './http/refusal.ts';
export { RETRY_POLICY, RETRY_RULES, type Repeat, type RetryPolicy, type RetryRule } from './http/retry.ts';
export { retryAfterSeconds } from './http/retry-after.ts';
export { CLIENT_DEFAULTS, headerSetting, numericSetting } from './http/settings.ts';
export {
  createTransport,
  type HttpRequest,
  type Transport,
  type TransportOptions,
  type WaitReader,
} from './http/transport.ts';
