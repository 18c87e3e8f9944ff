import type { FaultRule } from '../src/contracts/control/faults.ts';
import type { WorldSeed } from '../src/contracts/seed/seed.ts';
import type { KeptWorld, OpenedFolder } from './keeping/index.ts';
import type { World } from './kernel/world/world.ts';
import type { SeedWatcher } from './seeding/watch-seed.ts';

/** What a world hears and how it starts. */
export interface SeedOptions {
  /** What the mocks hear and how they start. Paths in it begin in the current folder. */
  readonly seed?: WorldSeed | undefined;
  /** The path of a seed file, YAML or JSON, instead of `seed`. Paths in it begin in its folder. */
  readonly seedFile?: string | undefined;
  /** Watches the seed file, and plants it again when it changes. Default: it is read once. */
  readonly watchSeed?: SeedWatcher | undefined;
}

/** Most worlds are in memory alone. @throws {FolderInUseError} @throws {StateFileError} */
export const openDataDir = async (path: string): Promise<OpenedFolder> =>
  (await import('./keeping/index.ts')).openFolder(path);

/** Fills a world with what its folder and its seeds have. A tenant of the folder is not seeded again. */
export async function prepare(world: World, folder: OpenedFolder | null, options: SeedOptions) {
  const kept: KeptWorld | null = folder === null ? null : await folder.fill(world);
  return { kept, stopWatching: await plantSeeds(world, options) };
}

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
