import type { CloudflareOptions, createCloudflareStreamClient } from '../../../src/clients/cloudflare-stream.ts';
import type { Bench, Environment } from './diary.ts';

/** A client's options for a tenant. */
export const optionsFor =
  (environment: Environment) =>
  (bench: Bench, scope = 'full', more: object = {}): CloudflareOptions => {
    const { accountId = '', apiToken = '' } = bench.credentials('cloudflare-stream', scope);
    return {
      baseUrl: environment.CLOUDFLARE_BASE_URL,
      accountId,
      apiToken,
      clock: bench.clock,
      random: () => 0,
      ...more,
    } as CloudflareOptions;
  };

/** Makes the client of Cloudflare Stream for a tenant. */
export type StreamOf = (bench: Bench, scope?: string, more?: object) => ReturnType<typeof createCloudflareStreamClient>;
