import { packageVersion } from '../src/base/package-version.ts';
import { defaultPorts, type ListenerId, type ProviderRow, providerRows, tokenOf } from '../src/contracts/providers.ts';
import { type Listening, listen } from './http/listen.ts';
import { listeners } from './listeners.ts';
import { World, type WorldOptions } from './world/world.ts';

/** How servers are started. */
export interface StartOptions extends WorldOptions {
  /** `auto` takes free ports, `default` 4000 to 4030. Single ports can be given too. */
  readonly ports?: 'auto' | 'default' | Partial<Record<'control' | ListenerId, number>>;
  /** The address to listen on; loopback unless told otherwise. */
  readonly host?: string;
  /** Whose credentials are handed out. */
  readonly tenant?: string;
  /** How long a client may take to send a whole request, in milliseconds. */
  readonly requestTimeout?: number;
}

/** One provider of a running world. */
export interface RunningProvider {
  readonly baseUrl: string;
  readonly credentials: Readonly<Record<string, string>>;
}

/** A world whose servers listen. */
export interface RunningWorld {
  readonly world: World;
  readonly control: { readonly url: string };
  readonly providers: Readonly<Record<string, RunningProvider>>;
  close(): Promise<void>;
}

/** The tenant whose credentials a world hands out unless told otherwise. */
export const DEFAULT_TENANT = 'demo';

/**
 * Starts the servers of a world: the control API and one listener for each provider (Cloudflare's two share one).
 * @example
 * const running = await startWorld({ ports: 'auto', settings: { clock: 'manual' } });
 * const { baseUrl, credentials } = running.providers.translateplus;
 * await running.close();
 */
export async function startWorld(options: StartOptions = {}): Promise<RunningWorld> {
  const { host = '127.0.0.1', ports = 'auto', tenant = DEFAULT_TENANT, requestTimeout } = options;
  const world = new World(options);
  const portOf = (id: 'control' | ListenerId): number => {
    if (ports === 'auto') return 0;
    return ports === 'default' ? defaultPorts[id] : (ports[id] ?? 0);
  };
  const timeout = requestTimeout === undefined ? {} : { requestTimeout };
  const open = new Map<string, Listening>();
  const close = async () => {
    world.close();
    await Promise.all([...open.values()].map((server) => server.close()));
  };
  try {
    const loadControl = async () =>
      (await import('./control/server.ts')).controlServer(world, {
        host,
        version: packageVersion(),
        providers: providerRows.map(([id]) => id),
      });
    open.set('control', await listen({ port: portOf('control'), host, load: loadControl, ...timeout }));
    for (const [id, load] of Object.entries(listeners)) {
      open.set(id, await listen({ port: portOf(id as ListenerId), host, load: () => load(world), ...timeout }));
    }
  } catch (error) {
    await close();
    throw error;
  }
  const urlOf = (id: string) => `http://${urlHost(host)}:${open.get(id)?.port}`;
  const describe = (row: ProviderRow): RunningProvider => ({
    baseUrl: `${urlOf(row.listener.id)}${row.basePath}`,
    credentials: row.credentials(tokenOf(tenant)),
  });
  return {
    world,
    control: { url: urlOf('control') },
    providers: Object.fromEntries(providerRows.map(([id, row]) => [id, describe(row)])),
    close,
  };
}

/** The host to put into URLs: an address that listens everywhere is reached by loopback. */
function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
