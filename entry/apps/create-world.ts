import { type RunningWorld, type StartOptions, startWorld } from '../../mocks/start.ts';

/** Options of a world without servers. */
export type CreateWorldOptions = Omit<
  StartOptions,
  'ports' | 'host' | 'allowHosts' | 'tls' | 'requestTimeout' | 'timeouts'
>;

/**
 * Makes a world that opens no port: `fetch` of it and the apps reach the mocks. Its base URLs are those of `serve`, and only
 * `fetch` of it knows them. Throws what `startWorld` throws.
 * @example
 * const world = await createWorld({ settings: { clock: 'manual' } });
 * const client = new Cloudflare({ apiToken: 'mock_demo', fetch: world.fetch });
 * await world.close();
 */
export const createWorld = (options: CreateWorldOptions = {}): Promise<RunningWorld> =>
  startWorld({ ...options, ports: 'none' });
