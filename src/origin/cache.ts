import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../base/clock.ts';
import { openFile } from './store/open-file.ts';
import type { ObjectStore, OpenObject } from './store/types.ts';

/** Values of `CF-Cache-Status` (Cloudflare, cache/concepts/cache-responses) that occur here. */
type CacheStatus = 'MISS' | 'HIT' | 'EXPIRED' | 'REVALIDATED' | 'STALE' | 'BYPASS' | 'DYNAMIC';

/** Options of the cache in front of the store. */
export interface CacheOptions {
  /** Folder of the cache, emptied at the start. */
  readonly folder: string;
  readonly clock: Clock;
  /** A cache rule "cache everything": subtitles, too. Default: by file extension. */
  readonly everything?: boolean | undefined;
  /** Largest object in bytes. Default: 512 MB, the limit of Cloudflare's Free, Pro and Business plans. Larger objects answer BYPASS. */
  readonly maxObjectBytes?: number | undefined;
  /** Most bytes of all objects together. Default: 2 GB. */
  readonly maxBytes?: number | undefined;
}

/** An object and its cache status. */
interface Cached {
  readonly object: OpenObject;
  readonly status: CacheStatus;
  /** Seconds since the cache got it from the store; null when it is not from the cache. */
  readonly age: number | null;
}

/** A cache between viewers and the store. */
export interface Cache {
  /** Returns the object of a key, from the cache if possible; null when there is none. @param maxAge seconds it stays fresh */
  get(key: string, maxAge: number): Promise<Cached | null>;
  /** Returns the same for HEAD, but does not fetch an object that is not cached. */
  head(key: string, maxAge: number): Promise<Cached | null>;
  /** Drops the object of this key, and all objects below it. */
  purge(key: string): Promise<void>;
  /** Waits for pending writes of the cache. */
  settled(): Promise<void>;
}

/** Extensions that are cached by default (Cloudflare, cache/concepts/default-cache-behavior), without `.vtt` and `.srt`. */
const EXTENSIONS: readonly string[] = ['mp4', 'webm', 'mkv', 'mp3', 'ogg', 'flac', 'avi', 'mid', 'midi'];

/** Up to this size the first request waits until the object is cached, so that the second finds it. */
const SMALL = 8_000_000;

interface Entry {
  readonly path: string;
  readonly size: number;
  readonly etag: string;
  readonly modified: number | null;
  storedAt: number;
}

/** An object during its transfer from the store. */
interface Filling {
  done: Promise<void>;
  /** Whether it was purged meanwhile, so that it must not be kept. */
  purged: boolean;
}

/** Makes a cache of files that evicts the least recently used first. */
export async function createCache(store: ObjectStore, options: CacheOptions): Promise<Cache> {
  const { folder, clock, everything = false, maxObjectBytes = 512_000_000, maxBytes = 2_000_000_000 } = options;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const deletions = new Set<Promise<void>>();
  const entries = new LRUCache<string, Entry>({
    maxSize: maxBytes,
    sizeCalculation: ({ size }) => Math.max(1, size),
    // Replaced, evicted or purged.
    dispose({ path }) {
      // A file that cannot be removed only takes space: the folder is emptied at the next start.
      const deletion = rm(path, { force: true })
        .catch(() => {})
        .finally(() => deletions.delete(deletion));
      deletions.add(deletion);
    },
  });
  const filling = new Map<string, Filling>();
  let files = 0;

  const fill = async (key: string, own: Filling): Promise<void> => {
    const object = await store.open(key);
    if (!object) return;
    files += 1;
    const path = join(folder, String(files));
    try {
      const copy = createWriteStream(path, { flags: 'wx' });
      if (object.writeTo) await object.writeTo(copy, 0, object.size - 1);
      else await pipeline(await object.read(0, object.size - 1), copy);
    } catch {
      await rm(path, { force: true });
      return;
    } finally {
      await object.close();
    }
    if (own.purged) return rm(path, { force: true });
    const { size, etag, modified } = object;
    entries.set(key, { path, size, etag, modified, storedAt: clock.now() });
    // It grew since it was looked at, and no longer fits.
    if (!entries.has(key)) await rm(path, { force: true });
    await Promise.all(deletions);
  };
  const keep = (key: string): Promise<void> => {
    const running = filling.get(key);
    if (running && !running.purged) return running.done;
    const own: Filling = { done: Promise.resolve(), purged: false };
    filling.set(key, own);
    own.done = fill(key, own)
      .catch(() => {})
      .finally(() => {
        if (filling.get(key) === own) filling.delete(key);
      });
    return own.done;
  };
  const openEntry = async (entry: Entry): Promise<OpenObject | null> => {
    const file = await openFile(entry.path);
    return file && { ...file, etag: entry.etag, modified: entry.modified };
  };
  const ageOf = (entry: Entry): number => Math.max(0, Math.floor((clock.now() - entry.storedAt) / 1000));

  const fromStore = async (key: string, status: CacheStatus): Promise<Cached | null> => {
    const object = await store.open(key);
    if (!object) return null;
    if (object.size > maxObjectBytes || object.size > maxBytes || object.size === 0) {
      return { object, status: 'BYPASS', age: null };
    }
    const kept = keep(key);
    if (object.size <= SMALL) await kept;
    return { object, status, age: null };
  };
  /** Compares a stale object with the store. */
  const renew = async (key: string, entry: Entry, old: OpenObject): Promise<Cached | null> => {
    let there: OpenObject | null;
    try {
      there = await store.open(key);
    } catch {
      return { object: old, status: 'STALE', age: ageOf(entry) };
    }
    await there?.close();
    if (there?.etag === entry.etag) {
      entry.storedAt = clock.now();
      return { object: old, status: 'REVALIDATED', age: 0 };
    }
    await old.close();
    entries.delete(key);
    return there ? fromStore(key, 'EXPIRED') : null;
  };

  const cache: Cache = {
    async get(key, maxAge) {
      const extension = key.slice(key.lastIndexOf('.') + 1).toLowerCase();
      if (!everything && !EXTENSIONS.includes(extension)) {
        const object = await store.open(key);
        return object && { object, status: 'DYNAMIC', age: null };
      }
      const entry = entries.get(key);
      const object = entry && (await openEntry(entry));
      if (!entry || !object) return fromStore(key, 'MISS');
      const age = ageOf(entry);
      return age < maxAge ? { object, status: 'HIT', age } : renew(key, entry, object);
    },
    async head(key, maxAge) {
      if (entries.has(key)) return cache.get(key, maxAge);
      const object = await store.open(key);
      return object && { object, status: 'DYNAMIC', age: null };
    },
    async purge(key) {
      const below = (other: string) => other === key || other.startsWith(`${key}/`);
      for (const [other, fill] of filling) if (below(other)) fill.purged = true;
      for (const other of [...entries.keys()].filter(below)) entries.delete(other);
      await Promise.all(deletions);
    },
    async settled() {
      await Promise.all([...filling.values()].map(({ done }) => done));
      await Promise.all(deletions);
    },
  };
  return cache;
}
