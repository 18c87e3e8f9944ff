import type { FaultRule } from '../src/contracts/control/faults.ts';
import type { WorldSeed } from '../src/contracts/seed/seed.ts';
import type { KeptWorld, OpenedFolder } from './keeping/index.ts';
import type { World, WorldOptions } from './kernel/world/world.ts';
import type { SeedWatcher } from './seeding/watch-seed.ts';

/** What a world hears and how it starts. */
interface SeedOptions {
  /** What the mocks hear and how they start. Paths in it begin in the current folder. */
  readonly seed?: WorldSeed | undefined;
  /** The path of a seed file, YAML or JSON, instead of `seed`. Paths in it begin in its folder. */
  readonly seedFile?: string | undefined;
  /** Watches the seed file, and plants it again when it changes. Default: it is read once. */
  readonly watchSeed?: SeedWatcher | undefined;
}

/** What a world hears and how it starts, and where it is kept. */
export interface PlaceOptions extends SeedOptions {
  /**
   * A folder that keeps all tenants and snapshots, over restarts and kills: an answer leaves when what was done for it is on the disk.
   * Default: memory only.
   */
  readonly dataDir?: string | undefined;
}

/** A world with what its folder and its seeds have. */
export interface PreparedWorld {
  readonly world: World;
  /** What keeps it in its folder; null without one. */
  readonly kept: KeptWorld | null;
  /** Stops watching its seed file. */
  readonly stopWatching: () => void;
}

/**
 * Makes a world, and fills it with what its folder and its seeds have. A tenant of the folder is not seeded again. If it fails, nothing
 * stays open.
 * @param make makes the world, with these files
 * @throws {FolderInUseError} @throws {StateFileError} @throws {SeedError}
 */
export async function openWorld(
  options: PlaceOptions,
  make: (files: Pick<WorldOptions, 'files'>) => World,
): Promise<PreparedWorld> {
  const folder = options.dataDir === undefined ? null : await openDataDir(options.dataDir);
  let world: World | null = null;
  try {
    world = make(folder === null ? {} : { files: folder.place });
    const kept = folder === null ? null : await folder.fill(world);
    return { world, kept, stopWatching: await plantSeeds(world, options) };
  } catch (error) {
    world?.close();
    await folder?.close();
    throw error;
  }
}

/** Most worlds are in memory alone: they start without what keeps one. */
const openDataDir = async (path: string): Promise<OpenedFolder> =>
  (await import('./keeping/index.ts')).openFolder(path);

/** Most worlds have no faults: they start without their schemas. @throws {SettingError} */
export async function rulesOf(faults: readonly (string | FaultRule)[] = []): Promise<readonly FaultRule[]> {
  if (faults.length === 0) return [];
  const { statedFaults } = await import('./kernel/http/stated-faults.ts');
  return (await Promise.all(faults.map(statedFaults))).flat();
}

/** Most worlds have no seed: they start without its schemas. Returns what stops watching. */
async function plantSeeds(world: World, { seed, seedFile, watchSeed }: SeedOptions): Promise<() => void> {
  if (seedFile !== undefined && watchSeed !== undefined) {
    return (await import('./seeding/watch-seed.ts')).watchSeedFile(world, seedFile, watchSeed);
  }
  if (seed === undefined && seedFile === undefined) return () => {};
  const { seedWorld, seedWorldFrom } = await import('./seeding/seed-world.ts');
  if (seedFile !== undefined) await seedWorldFrom(world, seedFile);
  else await seedWorld(world, seed);
  return () => {};
}
