import { refuseUnknownOptions } from '../base/known-options.ts';
import type { CloudflareStreamClient } from './cloudflare-stream/types.ts';
import { createCloudflareStreamClient } from './cloudflare-stream.ts';
import type { GcoreClient } from './gcore-ai/types.ts';
import { createGcoreClient } from './gcore-ai.ts';
import { clientOptionNames } from './http/environment.ts';
import type { ClientOptions } from './http.ts';
import type { TranslatePlusClient } from './translateplus/types.ts';
import { createTranslatePlusClient } from './translateplus.ts';
import type { WorkersAiClient } from './workers-ai/types.ts';
import { createWorkersAiClient } from './workers-ai.ts';

/** A client of each service. A client is made when its member is first read. */
export interface Clients {
  /** @throws {InputError} when first read, if the environment lacks a part of its credential */
  readonly cloudflareStream: CloudflareStreamClient;
  /** @throws {InputError} as `cloudflareStream` */
  readonly workersAi: WorkersAiClient;
  /** @throws {InputError} as `cloudflareStream` */
  readonly gcore: GcoreClient;
  /** @throws {InputError} as `cloudflareStream` */
  readonly translatePlus: TranslatePlusClient;
}

/**
 * Makes a client of every service from one environment: the variables of the vendors' SDKs, which `caption-harness env` and
 * `exec` set to the mocks. A service whose variables are missing fails only when its client is read.
 * @example
 * const { gcore, translatePlus } = createClients();
 * const { vtt } = await gcore.transcribe({ url: 'https://example.com/talk.mp4' });
 * const { content } = await translatePlus.translateSubtitles({ format: 'vtt', content: vtt, target: 'es' });
 */
export function createClients(options: Omit<ClientOptions, 'baseUrl'> = {}): Clients {
  refuseUnknownOptions('createClients', options, clientOptionNames);
  const once = <T>(make: () => T): (() => T) => {
    let made: T | undefined;
    return () => {
      made ??= make();
      return made;
    };
  };
  const cloudflareStream = once(() => createCloudflareStreamClient(options));
  const workersAi = once(() => createWorkersAiClient(options));
  const gcore = once(() => createGcoreClient(options));
  const translatePlus = once(() => createTranslatePlusClient(options));
  return {
    get cloudflareStream() {
      return cloudflareStream();
    },
    get workersAi() {
      return workersAi();
    },
    get gcore() {
      return gcore();
    },
    get translatePlus() {
      return translatePlus();
    },
  };
}
