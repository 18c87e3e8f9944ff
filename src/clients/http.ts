/** The HTTP transport of every client of this package. */

export { createAnswer, type HttpAnswer } from './http/answer.ts';
export type { Fetch, RequestBody } from './http/attempt.ts';
export type { CallOptions, ClientOptions, RawResponse } from './http/client-options.ts';
export { clientSettings } from './http/client-settings.ts';
export { describeBody, isHtml } from './http/describe-body.ts';
export { withEnvironment } from './http/environment.ts';
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
  RateLimitError,
  RequestAbortedError,
  RequestTimeoutError,
  ServerError,
} from './http/errors.ts';
export { everyItem } from './http/every.ts';
export type { AttemptEndEvent, AttemptEvent, ClientHooks, ClientLogger, RetryEvent } from './http/hooks.ts';
export { factsOf } from './http/outcome.ts';
export { pause } from './http/pause.ts';
export { broken, readJson } from './http/read.ts';
export { type Reader, readerOf, readObject, textIn } from './http/reader.ts';
export { redirectError, waitNote } from './http/refusal.ts';
export { RETRY_POLICY, type Repeat } from './http/retry.ts';
export { headerSetting } from './http/settings.ts';
export {
  createTransport,
  type HttpRequest,
  type Transport,
} from './http/transport.ts';
export type { Environment } from './http/variables.ts';
