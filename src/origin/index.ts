import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Clock, systemClock } from '../base/clock.ts';
import { makeFolder } from '../base/durable-files.ts';
import { lockFile } from '../base/file-lock.ts';
import { type OptionNames, refuseUnknownOptions } from '../base/known-options.ts';
import { UploadBudget } from '../base/upload-budget.ts';
import { createGuard, listen, requiredToken, type Timeouts, type TlsOptions, urlOf } from '../listener/index.ts';
import { prepareState } from '../pipeline/surroundings/folder/prepare.ts';
import { type CacheOptions, createCache } from './cache.ts';
import { checkDataFolder, markDataFolder } from './data-folder.ts';
import { ANY_ORIGIN } from './http/cross-origin.ts';
import { isPublic } from './http/public.ts';
import type { Shared } from './shared/index.ts';
import type { SharedOptions } from './shared/options.ts';
import { createFileStore, removeDrafts } from './store/file-store.ts';
import type { ObjectStore } from './store/types.ts';
import { KeptUploads } from './uploads/kept-uploads.ts';
import { createJobs, type Jobs } from './videos/jobs.ts';
import { openRecords } from './videos/records.ts';
import type { CaptionServices } from './videos/run-upload.ts';

export type { SharedOptions } from './shared/options.ts';
export { createS3Store, S3Error, type S3Options } from './store/s3-store.ts';
export { StoreError } from './store/store-error.ts';
export type { ObjectStore, OpenObject } from './store/types.ts';
export type { CaptionServices } from './videos/run-upload.ts';

/** Options of an origin. */
export interface OriginOptions {
  /** Folder for records, jobs, unfinished uploads, the cache and, without `store`, the objects. One origin at a time uses it. */
  readonly data: string;
  /** Services that transcribe and translate. */
  readonly services: Omit<CaptionServices, 'state'>;
  /** Default: files in `data`. */
  readonly store?: ObjectStore | undefined;
  /** Redis that several origins share, with one `store`: records, jobs, rates and payments are then those of all. Default: none. */
  readonly shared?: SharedOptions | undefined;
  /** Default: 0, a free port. */
  readonly port?: number | undefined;
  /** The address to listen on. Default: 127.0.0.1. There are no accounts: a caller with the token has all rights. */
  readonly host?: string | undefined;
  /** Time limits for clients. Default: `defaultTimeouts` of src/listener, without a limit for a whole request. */
  readonly timeouts?: Partial<Timeouts> | undefined;
  /** Bearer token, required except for the page, videos and tracks. Default: none on loopback, else a random one. */
  readonly token?: string | undefined;
  /** Accepted host names besides those of this machine; `*` is every name. Default: none. */
  readonly allowHosts?: readonly string[] | undefined;
  /**
   * Origins of further web pages with the rights of its own page. `*` lets pages of every origin only read videos and tracks.
   * Default: `['*']`.
   */
  readonly corsOrigins?: readonly string[] | undefined;
  /** Certificate and key for https. Default: http. */
  readonly tls?: TlsOptions | undefined;
  /** Most bytes of each uploaded file. Default: 5 GB. */
  readonly maxBytes?: number | undefined;
  /** Most unfinished uploads; more are refused with 503 `uploads-full`. Default: 32. */
  readonly maxUploads?: number | undefined;
  /** Most bytes of all unfinished uploads together; more are refused in the same way. Default: 20 GB. */
  readonly maxUploadBytes?: number | undefined;
  /** Most bytes for a transcriber of files, which holds them in memory. Default: 100 MB. */
  readonly maxSoundBytes?: number | undefined;
  /** Whether a cache rule also covers subtitles. Default: false. */
  readonly cacheSubtitles?: boolean | undefined;
  readonly cache?: Pick<CacheOptions, 'maxBytes' | 'maxObjectBytes'> | undefined;
  /** Clock for ages and dates. Default: the machine's clock. */
  readonly clock?: Clock | undefined;
  /** Most videos captioned at once. Default: 2. With `shared`, 0 leaves them to workers. */
  readonly parallel?: number | undefined;
  readonly onDefect?: ((error: unknown) => void) | undefined;
  /** Receives sentences on unreadable records that were set aside. */
  readonly onNotice?: ((message: string) => void) | undefined;
}

/** A running origin. */
export interface RunningOrigin {
  readonly url: string;
  /** null without a token. */
  readonly token: string | null;
  /** Stops. Jobs continue at the next start with the same data. */
  close(): Promise<void>;
}

/** The options of `startOrigin`. */
const originOptionNames: OptionNames<OriginOptions> = {
  data: true,
  services: true,
  store: true,
  shared: true,
  port: true,
  host: true,
  timeouts: true,
  token: true,
  allowHosts: true,
  corsOrigins: true,
  tls: true,
  maxBytes: true,
  maxUploads: true,
  maxUploadBytes: true,
  maxSoundBytes: true,
  cacheSubtitles: true,
  cache: true,
  clock: true,
  parallel: true,
  onDefect: true,
  onNotice: true,
};

/**
 * Starts the service "automatic captioning on upload": it accepts videos, stores and captions them, and serves both.
 * @throws {LockedError} when another origin uses the data
 * @throws {StateFileError} when the folder is not for an origin's data, or of a newer version
 * @throws {CaptionError} of kind `options` when the folder cannot be written
 * @throws {ListenerOptionError} for invalid options of the listener
 * @example
 * const origin = await startOrigin({ data: 'data', services: { transcriber, translator } });
 * await fetch(`${origin.url}/videos?to=es`, { method: 'POST', body: form });
 */
export async function startOrigin(options: OriginOptions): Promise<RunningOrigin> {
  refuseUnknownOptions('startOrigin', options, originOptionNames);
  const { data, services, host = '127.0.0.1', port = 0, clock = systemClock, maxBytes = 5_000_000_000 } = options;
  const { onDefect = () => {}, onNotice = () => {}, parallel = 2 } = options;
  const token = requiredToken(host, options.token);
  const { allowHosts, corsOrigins = [ANY_ORIGIN], tls } = options;
  const named = corsOrigins.filter((origin) => origin !== ANY_ORIGIN);
  const guard = createGuard({ bound: host, allowHosts, corsOrigins: named, token, isPublic });
  await checkDataFolder(data);
  const lock = await lockFile(join(data, 'lock'));
  let shared: Shared | null = null;
  let openJobs: Jobs | null = null;
  try {
    await markDataFolder(data);
    await prepareState(join(data, 'state'));
    const objects = join(data, 'objects');
    await removeDrafts(objects);
    const store = options.store ?? createFileStore(objects);
    shared = options.shared ? await openShared(options.shared, join(data, 'state')) : null;
    const ownCache = await createCache(store, {
      folder: join(data, 'cache'),
      clock,
      everything: options.cacheSubtitles,
      ...options.cache,
    });
    const cache = shared ? shared.purging(ownCache) : ownCache;
    const records = shared ? shared.records : await openRecords(join(data, 'records'));
    const workFolder = join(data, 'work');
    await makeFolder(workFolder);
    const setAside = new Set(records.setAside().map(({ id }) => id));
    for (const { message } of records.setAside()) onNotice(message);
    // An upload without a record was interrupted; one of a finished job is no longer needed.
    for (const name of await readdir(workFolder)) {
      if (setAside.has(name)) continue;
      const state = records.get(name)?.state ?? 'done';
      if (state === 'done') await rm(join(workFolder, name), { recursive: true, force: true });
    }
    const own = { ...services, state: join(data, 'state'), surroundings: shared?.place.surroundings };
    const parts = { records, store, cache, workFolder, services: own, parallel, clock, onDefect };
    const jobs = shared ? await shared.jobs(parts) : createJobs(parts);
    openJobs = jobs;
    const checkLanguages = (spoken: string | null, to: readonly string[]): void => {
      for (const target of to) if (target !== spoken) services.translator?.check(spoken, target);
    };
    const maxSoundBytes = services.transcriber.needs === 'file' ? (options.maxSoundBytes ?? 100_000_000) : null;
    // Only a server needs Express.
    const { createOriginApp } = await import('./app.ts');
    const { brokenAnswer, refuse } = await import('./http/broken.ts');
    const { maxUploads = 32, maxUploadBytes = 20_000_000_000 } = options;
    const uploads = new UploadBudget({ uploads: maxUploads, uploadBytes: maxUploadBytes });
    const kept = await KeptUploads.open(join(data, 'uploads'), uploads, clock);
    const limits = { maxBytes, maxSoundBytes, uploads, kept };
    const app = createOriginApp({
      records,
      jobs,
      store,
      cache,
      clock,
      workFolder,
      ...limits,
      anyoneReads: named.length < corsOrigins.length,
      checkLanguages,
      rules: services.lint === 'off' ? null : (services.rules ?? {}),
      onDefect,
    });
    const server = await listen({
      port,
      host,
      load: async () => ({ listener: shared ? shared.withBoard(app) : app, broken: brokenAnswer, refuse }),
      guard,
      tls,
      // A large video may take as long as the uploader's connection needs.
      timeouts: { request: 0, ...options.timeouts },
      onDefect,
    });
    return {
      url: urlOf({ host, port: server.port, tls }),
      token,
      async close() {
        const closed = server.close();
        await jobs.close();
        await closed;
        await cache.settled();
        await shared?.close();
        await lock.release();
      },
    };
  } catch (error) {
    await openJobs?.close();
    await shared?.close();
    await lock.release();
    throw error;
  }
}

/** Only an origin among several loads Redis. */
const openShared = async (options: SharedOptions, scratch: string) =>
  (await import('./shared/index.ts')).openShared(options, scratch);
