import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Cache, type CacheOptions, createCache } from './cache.ts';
import { createFileStore } from './store/file-store.ts';
import { type ObjectStore, readText } from './store/types.ts';

let folder: string;
let store: ObjectStore;
let time: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cache-'));
  store = createFileStore(join(folder, 'objects'));
  time = 1_000_000;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const make = (changes: Partial<CacheOptions> = {}, over: ObjectStore = store): Promise<Cache> =>
  createCache(over, { folder: join(folder, 'cache'), clock: { now: () => time }, ...changes });
const look = async (cache: Cache, key: string): Promise<[string, number | null, string] | null> => {
  const cached = await cache.get(key, 60);
  return cached && [cached.status, cached.age, await readText(cached.object)];
};

it('compares stale objects with the store, and gets the new version', async () => {
  const cache = await make();
  await store.putText('a.mp4', 'one');
  expect(await look(cache, 'a.mp4')).toEqual(['MISS', null, 'one']);
  time += 59_999;
  expect(await look(cache, 'a.mp4')).toEqual(['HIT', 59, 'one']);
  time += 1;
  expect(await look(cache, 'a.mp4')).toEqual(['REVALIDATED', 0, 'one']);
  await store.putText('a.mp4', 'two');
  expect(await look(cache, 'a.mp4')).toEqual(['HIT', 0, 'one']);
  time += 60_000;
  expect(await look(cache, 'a.mp4')).toEqual(['EXPIRED', null, 'two']);
  expect(await look(cache, 'a.mp4')).toEqual(['HIT', 0, 'two']);
  await store.deleteAll('a.mp4');
  time += 60_000;
  expect(await look(cache, 'a.mp4')).toBeNull();
});

it('serves only cached objects while the store fails', async () => {
  let fails = false;
  const open: ObjectStore['open'] = (key) => (fails ? Promise.reject(new Error('down')) : store.open(key));
  const cache = await make({}, { ...store, open });
  await store.putText('a.mp4', 'one');
  await look(cache, 'a.mp4');
  fails = true;
  time += 70_000;
  expect(await look(cache, 'a.mp4')).toEqual(['STALE', 70, 'one']);
  await expect(look(cache, 'b.mp4')).rejects.toThrow('down');
});

it('rejects too large objects, and evicts the least recently used at its limit', async () => {
  const cache = await make({ maxObjectBytes: 5, maxBytes: 10 });
  for (const name of ['a', 'b', 'c']) await store.putText(`${name}.mp4`, '12345');
  await store.putText('large.mp4', '123456');
  expect((await look(cache, 'large.mp4'))?.[0]).toBe('BYPASS');
  expect((await look(cache, 'large.mp4'))?.[0]).toBe('BYPASS');
  for (const name of ['a', 'b', 'a', 'c']) await look(cache, `${name}.mp4`);
  expect(readdirSync(join(folder, 'cache'))).toHaveLength(2);
  expect((await look(cache, 'a.mp4'))?.[0]).toBe('HIT');
  expect((await look(cache, 'b.mp4'))?.[0]).toBe('MISS');
});

it('does not keep an object that is purged during its transfer', async () => {
  let opened = 0;
  const open: ObjectStore['open'] = async (key) => {
    const object = await store.open(key);
    opened += 1;
    // The second version is for the cache itself.
    if (opened === 2) {
      await store.putText(key, 'two');
      await cache.purge(key);
    }
    return object;
  };
  const cache = await make({}, { ...store, open });
  await store.putText('a/x.mp4', 'one');
  expect(await look(cache, 'a/x.mp4')).toEqual(['MISS', null, 'one']);
  expect(await look(cache, 'a/x.mp4')).toEqual(['MISS', null, 'two']);
  await cache.purge('a');
  expect((await look(cache, 'a/x.mp4'))?.[0]).toBe('MISS');
});

it('does not keep an object that outgrew the cache during its transfer', async () => {
  let opened = 0;
  const open: ObjectStore['open'] = async (key) => {
    opened += 1;
    if (opened === 2) await store.putText(key, '12345678901');
    return store.open(key);
  };
  const cache = await make({ maxBytes: 10 }, { ...store, open });
  await store.putText('a.mp4', '12345');
  expect(await look(cache, 'a.mp4')).toEqual(['MISS', null, '12345']);
  expect(readdirSync(join(folder, 'cache'))).toEqual([]);
  expect((await look(cache, 'a.mp4'))?.[0]).toBe('BYPASS');
});

it('answers HEAD from the cache, and does not fill it', async () => {
  const cache = await make();
  await store.putText('a.mp4', 'one');
  const head = async () => {
    const cached = await cache.head('a.mp4', 60);
    await cached?.object.close();
    return [cached?.status, cached?.age];
  };
  expect(await head()).toEqual(['DYNAMIC', null]);
  expect(await head()).toEqual(['DYNAMIC', null]);
  await look(cache, 'a.mp4');
  time += 5_000;
  expect(await head()).toEqual(['HIT', 5]);
  time += 60_000;
  expect(await head()).toEqual(['REVALIDATED', 0]);
});
