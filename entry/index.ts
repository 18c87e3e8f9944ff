/** caption-harness: mocks, reference clients and conformance for three caption services. @module */
export { type RunningProvider, type RunningWorld, type StartOptions, startWorld } from '../mocks/start.ts';
export { OptionError } from '../src/base/known-options.ts';
export { createCloudflareStreamClient, verifyStreamWebhook } from '../src/clients/cloudflare-stream.ts';
export { type Clients, createClients } from '../src/clients/create-clients.ts';
export { createGcoreClient } from '../src/clients/gcore-ai.ts';
export {
  type AttemptEndEvent,
  type AttemptEvent,
  BadRequestError,
  type CallOptions,
  ClientError,
  type ClientErrorKind,
  type ClientHooks,
  type ClientLogger,
  type ClientOptions,
  ConnectionError,
  type Environment,
  InputError,
  isClientError,
  KeyError,
  OutcomeUnknownError,
  ProtocolError,
  RateLimitError,
  type RawResponse,
  RequestAbortedError,
  RequestTimeoutError,
  type RetryEvent,
  ServerError,
} from '../src/clients/http.ts';
export { createStreamBinding, type StreamBinding, StreamError } from '../src/clients/stream-binding.ts';
export { createTranslatePlusClient } from '../src/clients/translateplus.ts';
export { createWorkersAiClient } from '../src/clients/workers-ai.ts';
export { type AiBinding, workersAiFromBinding } from '../src/clients/workers-ai-binding.ts';
export { chaosSchedule } from '../src/contracts/control/chaos.ts';
export { SeedError, type SeedProblem } from '../src/contracts/seed/problem.ts';
export type { TenantSeed, WorldSeed } from '../src/contracts/seed/seed.ts';
export { ControlApiError, type ControlClient, createControlClient } from '../src/control-client/index.ts';
export { ListenerOptionError, type TlsOptions } from '../src/listener/index.ts';
export {
  createS3Store,
  type ObjectStore,
  type OpenObject,
  type OriginOptions,
  type RunningOrigin,
  S3Error,
  type S3Options,
  StoreError,
  startOrigin,
} from '../src/origin/index.ts';
export * from '../src/pipeline/index.ts';
export * from '../src/subtitles/index.ts';
export {
  createCloudflareApp,
  createGcoreApp,
  createTranslatePlusApp,
  type WorldOrRunning,
} from './apps/create-apps.ts';
export { type CreateWorldOptions, createWorld } from './apps/create-world.ts';
export { type MswInfo, mswHandlers, mswResolver } from './apps/msw.ts';
export { type Config, defineConfig, type ServeConfig } from './config.ts';
export { defineSeed } from './seed.ts';
