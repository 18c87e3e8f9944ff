import { type OptionNames, refuseUnknownOptions } from '../src/base/known-options.ts';
import { packageVersion } from '../src/base/package-version.ts';
import type { FaultRule } from '../src/contracts/control/faults.ts';
import {
  defaultPorts,
  type ListenerId,
  type ProviderId,
  type ProviderRow,
  providerRows,
  tokenOf,
} from '../src/contracts/providers.ts';
import { realHostsOf } from '../src/contracts/real-hosts.ts';
import {
  createGuard,
  createMessages,
  type GuardRules,
  type Listening,
  type Loaded,
  listen,
  requiredToken,
  type Timeouts,
  type TlsOptions,
  urlOf,
} from '../src/listener/index.ts';
import type { ControlRefusal } from './control/refused.ts';
import { type FetchLike, fetchInWorld } from './in-memory/fetch-in-world.ts';
import { INSPECTOR_FILES } from './inspector/page-files.ts';
import type { KeptWorld } from './keeping/index.ts';
import { settingNames } from './kernel/world/settings.ts';
import { World, type WorldOptions } from './kernel/world/world.ts';
import { armEveryMock, listenerRegistry } from './listeners.ts';
import { planters } from './planters.ts';
import { openWorld, type PlaceOptions, rulesOf } from './prepare-world.ts';
import { startTracing, type Tracing } from './tracing/start-tracing.ts';
import { withDocument } from './with-document.ts';

/** Options of the servers. */
export interface StartOptions extends Omit<WorldOptions, 'faults'>, PlaceOptions {
  /** Faults of every tenant: texts such as `rate-limited; times=1`, or rules. Default: none. */
  readonly faults?: readonly (string | FaultRule)[] | undefined;
  /**
   * `auto` uses free ports, `default` 4000 to 4030, `none` no port: only `fetch` of the world reaches the servers. A server
   * without an own port takes a free one.
   */
  readonly ports?: 'auto' | 'default' | 'none' | Partial<Record<'control' | ListenerId, number>>;
  /** Only the servers of these providers are started. Default: all. */
  readonly providers?: readonly ProviderId[] | undefined;
  /** The address to listen on. Default: 127.0.0.1. */
  readonly host?: string;
  /** Host names that callers may use in addition to those of this machine; `*` allows every name. Default: none. */
  readonly allowHosts?: readonly string[] | undefined;
  /** Origins of web pages that may use the servers, such as `http://localhost:5173`. Default: none. */
  readonly corsOrigins?: readonly string[] | undefined;
  /** Bearer token that the control API requires. Default: none on loopback, else a random one. */
  readonly controlToken?: string | undefined;
  /** Certificate and key: all servers use https. Default: http. */
  readonly tls?: TlsOptions | undefined;
  /** The tenant whose credentials are printed. It is open from the start. Default: `demo`. */
  readonly tenant?: string;
  /**
   * How long a client may take to send a whole request, in milliseconds: short for `timeouts` with `headers` and
   * `request`.
   */
  readonly requestTimeout?: number;
  /** Sends spans by OpenTelemetry, if its variables ask for it. Default: none. */
  readonly tracing?: Tracing | undefined;
  /** Called for each request that the control API refuses. */
  readonly onControlRefusal?: ((refusal: ControlRefusal) => void) | undefined;
  /** How long the servers wait for clients. Default: `defaultTimeouts` of src/listener. */
  readonly timeouts?: Partial<Timeouts>;
}

export type { ControlRefusal } from './control/refused.ts';

/** One provider of a running world. */
export interface RunningProvider {
  readonly baseUrl: string;
  readonly credentials: Readonly<Record<string, string>>;
}

/** A world with listening servers. */
export interface RunningWorld {
  readonly world: World;
  /** What keeps it in its data folder; absent without one. */
  readonly keep?: KeptWorld;
  /** `token` is present if the control API requires one. */
  readonly control: { readonly url: string; readonly token?: string };
  readonly providers: Readonly<Record<string, RunningProvider>>;
  /** Answers requests to the real hosts and to the mocks' base URLs as `fetch` would, without a socket. */
  readonly fetch: FetchLike;
  /** Stops the servers. @param options `graceMs`: so long may running requests still take. Default: 0 */
  close(options?: { readonly graceMs?: number }): Promise<void>;
}

/** The tenant whose credentials a world prints by default. */
export const DEFAULT_TENANT = 'demo';

/** The options of `startWorld`. */
const startOptionNames: OptionNames<StartOptions> = {
  allowHosts: true,
  arm: true,
  auth: true,
  bounds: true,
  controlToken: true,
  corsOrigins: true,
  dataDir: true,
  faults: true,
  files: true,
  host: true,
  machine: true,
  onControlRefusal: true,
  onDefect: true,
  onSwitch: true,
  planters: true,
  ports: true,
  providers: true,
  rateLimits: true,
  requestTimeout: true,
  seams: true,
  seed: true,
  seedFile: true,
  settings: true,
  tenant: true,
  timeouts: true,
  tls: true,
  tracing: true,
  watchSeed: true,
};

/**
 * Starts the servers of a world: the control API and one listener for each provider (Cloudflare's two share one).
 * @throws {OptionError} for options that do not exist
 * @throws {ListenerOptionError} for invalid options
 * @throws {SettingError} for faults that do not exist
 * @throws {SeedError} for a seed that cannot be planted
 * @throws {FolderInUseError} if another process uses the data folder
 * @throws {StateFileError} for a data folder that cannot be read
 * @example
 * const running = await startWorld({ ports: 'auto', settings: { clock: 'manual' } });
 * const { baseUrl, credentials } = running.providers.translateplus;
 * await running.close();
 */
export async function startWorld(options: StartOptions = {}): Promise<RunningWorld> {
  refuseUnknownOptions('startWorld', options, startOptionNames);
  refuseUnknownOptions('settings of startWorld', options.settings ?? {}, settingNames);
  const { host = '127.0.0.1', ports = 'auto', tenant = DEFAULT_TENANT, tls } = options;
  const rows = providerRows.filter(([id]) => options.providers?.includes(id) ?? true);
  const token = requiredToken(host, options.controlToken);
  const faults = await rulesOf(options.faults);
  const { world, kept, stopWatching } = await openWorld(
    options,
    (files) => new World({ planters, arm: armEveryMock, ...options, ...files, faults }),
  );
  let stopTracing = async () => {};
  const portOf = (id: 'control' | ListenerId): number | null => {
    if (ports === 'auto' || ports === 'none') return ports === 'none' ? null : 0;
    return ports === 'default' ? defaultPorts[id] : (ports[id] ?? 0);
  };
  const guardOf = (rules: Partial<GuardRules>) =>
    createGuard({ bound: host, allowHosts: options.allowHosts, corsOrigins: options.corsOrigins, ...rules });
  const timeouts = { ...wholeRequest(options.requestTimeout), ...options.timeouts };
  const common = { host, tls, timeouts, messages: createMessages(), onDefect: world.onDefect };
  const open = new Map<string, Listening>();
  const reached = (id: string) => urlOf({ host, tls, port: open.get(id)?.port || defaultPorts[id as ListenerId] });
  const close = async ({ graceMs = 0 } = {}) => {
    stopWatching();
    await Promise.all([...open.values()].map((server) => server.close(graceMs)));
    world.close();
    await stopTracing();
    await kept?.close();
  };
  const keep = async (loading: Promise<Loaded>): Promise<Loaded> => {
    const loaded = await loading;
    if (kept === null) return loaded;
    const { holdingAnswers } = await import('./keeping/held-answers.ts');
    return holdingAnswers(loaded, () => kept.committed());
  };
  try {
    world.announce(tenant);
    stopTracing = await startTracing(world, options.tracing);
    const ports = () => Object.fromEntries(rows.map(([id, row]) => [id, open.get(row.listener.id)?.port ?? 0]));
    const origins = () => Object.fromEntries(rows.map(([id, row]) => [id, reached(row.listener.id)]));
    const about = {
      version: packageVersion(),
      providers: rows.map(([id]) => id),
      ports,
      origins,
      onRefusal: options.onControlRefusal,
    };
    const loadControl = async () => (await import('./control/server.ts')).controlServer(world, about);
    const guard = guardOf({ token, foreignReads: 'own', isPublic: isPage });
    open.set('control', await listen({ ...common, port: portOf('control'), load: () => keep(loadControl()), guard }));
    for (const { id: name, load, endEmptyRequests = false } of listenerRegistry.items) {
      const id = name as ListenerId;
      if (!rows.some(([, row]) => row.listener.id === id)) continue;
      const guard = guardOf({ realHosts: realHostsOf(id) });
      const loadMock = () => keep(loadDocumented(world, id, load));
      open.set(id, await listen({ ...common, port: portOf(id), load: loadMock, guard, endEmptyRequests }));
    }
    for (const one of world.tenants) one.wake();
  } catch (error) {
    await close();
    throw error;
  }
  const describe = (row: ProviderRow): RunningProvider => ({
    baseUrl: `${reached(row.listener.id)}${row.basePath}`,
    credentials: row.credentials(tokenOf(tenant)),
  });
  return {
    world,
    ...(kept === null ? {} : { keep: kept }),
    control: { url: reached('control'), ...(token === null ? {} : { token }) },
    providers: Object.fromEntries(rows.map(([id, row]) => [id, describe(row)])),
    fetch: fetchInWorld((id) => open.get(id) ?? null, reached),
    close,
  };
}

/** The inspector and the pages under /docs hold no state of the world: a browser can open them without the token. */
const isPage = (method: string, path: string): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  (Object.hasOwn(INSPECTOR_FILES, path) || /^\/docs(?:\/[\w-]+)?$/.test(path));

/** The server of a listener, with its OpenAPI document, which is built when it is asked for. */
async function loadDocumented(world: World, id: ListenerId, load: (world: World) => Promise<Loaded>): Promise<Loaded> {
  return withDocument(await load(world), async () => {
    const { listenerDocument } = await import('../src/contracts/openapi/documents.ts');
    return JSON.stringify(listenerDocument(id, packageVersion()));
  });
}

const wholeRequest = (limit: number | undefined): Partial<Timeouts> =>
  limit === undefined ? {} : { headers: limit, request: limit };
