import { LockedError } from '../../src/base/file-lock.ts';
import type { ShelfPlace } from '../kernel/world/files/file-shelf.ts';
import type { TenantMemory } from '../kernel/world/memory.ts';
import { snapshotOf } from '../kernel/world/snapshots/snapshot-file.ts';
import type { Snapshot } from '../kernel/world/snapshots/snapshot-shelf.ts';
import { LoadedEntry, type StoredEntry } from '../kernel/world/snapshots/stored-entry.ts';
import type { World } from '../kernel/world/world.ts';
import { copyOf } from './changes.ts';
import { DataFolder } from './data-folder.ts';
import { FolderInUseError } from './folder-in-use.ts';
import { Keeper } from './keeper.ts';
import { type LoggedWorld, readRecords } from './record.ts';
import { memoryMaker } from './slim-settings.ts';
import { TenantRecorder } from './tenant-recorder.ts';

/** A data folder that was opened, and whose world is not filled yet. */
export interface OpenedFolder {
  /** For the options of the world. */
  readonly place: ShelfPlace;
  /** Fills a new world with what the folder has, and keeps it from then on. @throws {StateFileError} */
  fill(world: World): Promise<KeptWorld>;
  close(): Promise<void>;
}

/** A world that lasts. */
export interface KeptWorld {
  /** Resolves when everything that has happened so far is on the disk. */
  committed(): Promise<void>;
  /** Writes the log anew, without what is over. This happens by itself, too. */
  rewrite(): Promise<void>;
  /** Keeps what is left, and releases the folder. */
  close(): Promise<void>;
}

/**
 * Opens the folder that keeps a world.
 * @throws {FolderInUseError}
 * @throws {StateFileError} if it is damaged, of a later version, or has other contents
 */
export async function openFolder(path: string): Promise<OpenedFolder> {
  const folder = await DataFolder.open(path).catch((error) => {
    throw error instanceof LockedError ? new FolderInUseError(path, error.pid) : error;
  });
  let keeper: Keeper | null = null;
  return {
    place: { folder: folder.files, forgotten: () => keeper?.committed() ?? Promise.resolve() },
    async fill(world) {
      const logged = readRecords(folder.records);
      const recorder = fillTenants(world, logged);
      const files = await fillSnapshots(world, logged, folder);
      world.unnamed = logged.state.unnamed;
      world.files.sweep();
      keeper = new Keeper(world, { folder, recorder, files, base: logged.base });
      world.watch((name) => keeper?.touch(name));
      return keeper;
    },
    close: () => folder.close(),
  };
}

function fillTenants(world: World, { tenants }: LoggedWorld): TenantRecorder {
  const recorder = new TenantRecorder();
  const whole = memoryMaker();
  const entries: { readonly number: number; readonly name: string; readonly stored: StoredEntry }[] = [];
  for (const [name, tenant] of tenants) {
    const memory = whole(copyOf(tenant.memory) as unknown as TenantMemory);
    world.load(name, memory);
    for (const { name } of Object.values(memory.files)) world.files.hold(name);
    for (const [number, stored] of tenant.entries) entries.push({ number, name, stored });
  }
  // The journals share a bound, at which the oldest entry of all gives way.
  entries.sort((left, right) => left.number - right.number);
  world.journals.continueAfter(entries.at(-1)?.number ?? 0);
  for (const { name, stored } of entries) world.peek(name)?.journal.add(new LoadedEntry(stored));
  for (const [name, logged] of tenants) {
    const tenant = world.peek(name);
    tenant?.journal.fill([], logged.dropped);
    if (tenant) recorder.know(tenant, logged);
  }
  return recorder;
}

async function fillSnapshots(world: World, { state }: LoggedWorld, folder: DataFolder): Promise<Map<Snapshot, string>> {
  const files = new Map<Snapshot, string>();
  for (const { scope, name, file } of state.snapshots) {
    const snapshot = snapshotOf(name, await folder.readSnapshot(file));
    world.snapshots.add(scope, snapshot);
    files.set(snapshot, file);
  }
  return files;
}
