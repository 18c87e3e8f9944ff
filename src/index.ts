/** caption-harness: stand-ins, reference clients and conformance for three caption services. @module */
export { type RunningProvider, type RunningWorld, type StartOptions, startWorld } from '../mocks/start.ts';
export { createCloudflareStreamClient } from './clients/cloudflare-stream.ts';
export { createGcoreClient } from './clients/gcore-ai.ts';
export {
  BadRequestError,
  type CallOptions,
  ClientError,
  type ClientErrorKind,
  type ClientOptions,
  ConnectionError,
  InputError,
  isClientError,
  KeyError,
  OutcomeUnknownError,
  ProtocolError,
  RateLimitError,
  RequestAbortedError,
  RequestTimeoutError,
  ServerError,
} from './clients/http.ts';
export { createTranslatePlusClient } from './clients/translateplus.ts';
export { createWorkersAiClient } from './clients/workers-ai.ts';
export { ControlApiError, type ControlClient, createControlClient } from './control-client/index.ts';
export { ListenerOptionError, type TlsOptions } from './listener/index.ts';
export {
  createS3Store,
  type ObjectStore,
  type OpenObject,
  type OriginOptions,
  type RunningOrigin,
  S3Error,
  type S3Options,
  startOrigin,
} from './origin/index.ts';
export * from './pipeline/index.ts';
export * from './subtitles/index.ts';
