import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { SeedError } from '../../src/contracts/seed/problem.ts';
import type { World } from '../kernel/world/world.ts';
import { seedWorldFrom } from './seed-world.ts';

/** Told about reloads of a watched seed file. */
export interface SeedWatcher {
  readonly onReload: () => void;
  /** A seed that cannot be used: the one before it stays. */
  readonly onProblem: (error: SeedError) => void;
}

/** Milliseconds without a change until a file counts as written: editors write in several steps. */
const QUIET = 100;

/**
 * Plants a seed file, and again whenever it or a file that it names changes. What is heard and translated changes at once;
 * settings and state are those of tenants opened or reset afterwards.
 * @returns stops watching
 * @throws {SeedError} if the file cannot be used at the start
 */
export async function watchSeedFile(world: World, path: string, watcher: SeedWatcher): Promise<() => void> {
  const files = new Set([resolve(path)]);
  const folders = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let last: Promise<void> = Promise.resolve();
  const reload = async () => {
    try {
      await seedWorldFrom(world, path, files);
      if (!isClosed) watcher.onReload();
    } catch (error) {
      if (!(error instanceof SeedError)) throw error;
      if (!isClosed) watcher.onProblem(error);
    }
    follow();
  };
  const change = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      last = last.then(reload).catch(world.onDefect);
    }, QUIET);
    timer.unref();
  };
  // Editors replace files, which ends the watching of a file, but not that of its folder.
  const follow = () => {
    for (const folder of new Set([...files].map((file) => dirname(file)))) {
      if (isClosed || folders.has(folder)) continue;
      const isOurs = (name: string | null) => name === null || [...files].some((file) => basename(file) === name);
      const opened = watchFolder(folder, (name) => isOurs(name) && change());
      if (opened) folders.set(folder, opened);
    }
  };
  const close = () => {
    isClosed = true;
    clearTimeout(timer);
    for (const folder of folders.values()) folder.close();
  };
  // Watched before it is read: what is written meanwhile, as long sounds are listened to, is read afterwards.
  follow();
  const first = seedWorldFrom(world, path, files);
  last = first.catch(() => {});
  try {
    await first;
  } catch (error) {
    close();
    throw error;
  }
  follow();
  return close;
}

/** Null for a folder that is not there. */
function watchFolder(folder: string, onChange: (name: string | null) => void): FSWatcher | null {
  try {
    const watcher = watch(folder, { persistent: false }, (_event, name) => onChange(name));
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return null;
  }
}
