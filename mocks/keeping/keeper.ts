import type { DurableLog } from '../../src/base/durable-log.ts';
import type { JsonValue } from '../../src/base/json.ts';
import { contentOf } from '../kernel/world/snapshots/snapshot-file.ts';
import type { Scope, Snapshot } from '../kernel/world/snapshots/snapshot-shelf.ts';
import type { World } from '../kernel/world/world.ts';
import type { DataFolder } from './data-folder.ts';
import { FolderFailedError } from './folder-failed.ts';
import type { TenantRecord, WorldRecord, WorldState } from './record.ts';
import type { TenantRecorder } from './tenant-recorder.ts';

/** A log is written anew when what was appended exceeds this many bytes, and the log that it started with. */
const LEAST_REWRITE = 8_000_000;
/** Bytes that a rewrite adds to the new log at once, so that requests wait little. */
const SLICE = 500_000;

/** A new log that is being written beside the old one. */
interface Rewriting {
  readonly log: DurableLog;
  /** Tenants that are not in it yet. */
  readonly left: Set<string>;
}

/** What a data folder has of a world. */
interface Kept {
  readonly folder: DataFolder;
  readonly recorder: TenantRecorder;
  /** Where the snapshots of the world are. */
  readonly files: ReadonlyMap<Snapshot, string>;
  /** Length of the log in bytes when it was written anew. */
  readonly base: number;
}

/**
 * Keeps a world on the disk. It hears which tenants are touched, finds what became of them, and appends that to the log: one write and
 * one flush for everything that waits.
 */
export class Keeper {
  readonly #world: World;
  readonly #folder: DataFolder;
  readonly #recorder: TenantRecorder;
  readonly #touched = new Set<string>();
  readonly #files = new Map<Snapshot, string>();
  #waiting: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  #running: Promise<void> | null = null;
  #broken: { readonly error: unknown } | null = null;
  /** What the log says of the world. */
  #state: WorldState;
  #snapshotChanges: number;
  /** Length of the log when it was written anew. */
  #base: number;
  #rewriting: Rewriting | null = null;
  /** A new log is asked for, and not begun yet. */
  #isRewriteWanted = false;
  #isClosing = false;

  constructor(world: World, { folder, recorder, files, base }: Kept) {
    this.#world = world;
    this.#folder = folder;
    this.#recorder = recorder;
    this.#base = base;
    for (const [snapshot, file] of files) this.#files.set(snapshot, file);
    this.#state = this.#stateOf([...world.snapshots.all()]);
    this.#snapshotChanges = world.snapshots.changes;
  }

  /** Notes that a tenant may have changed, was opened or deleted. */
  touch(name: string): void {
    if (this.#broken !== null) return;
    this.#touched.add(name);
    this.#start();
  }

  /** Resolves when everything that has happened so far is on the disk. Rejects if the disk failed. */
  committed(): Promise<void> {
    if (this.#broken !== null) return Promise.reject(this.#broken.error);
    if (this.#running === null && !this.#hasWork) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#start();
    });
  }

  /** Writes the log anew, without what is over. */
  async rewrite(): Promise<void> {
    this.#isRewriteWanted = true;
    while ((this.#isRewriteWanted || this.#rewriting !== null) && !this.#isClosing) await this.committed();
  }

  /** Keeps what is left, and releases the folder. A new log that is not complete is given up: the old one has everything. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await this.committed().catch(() => {});
    while (this.#running !== null) await this.#running;
    await this.#rewriting?.log.close();
    await this.#folder.close();
  }

  get #isStateNew(): boolean {
    return this.#state.unnamed !== this.#world.unnamed || this.#snapshotChanges !== this.#world.snapshots.changes;
  }

  get #hasWork(): boolean {
    if (this.#broken !== null) return false;
    return this.#touched.size > 0 || this.#isStateNew || (this.#isRewriteWanted && !this.#isClosing);
  }

  #start(): void {
    this.#running ??= new Promise<void>((resolve) => setImmediate(resolve))
      .then(() => this.#run())
      .catch((error) => this.#fail(error))
      .finally(() => {
        this.#running = null;
        if (this.#hasWork || this.#waiting.length > 0) this.#start();
      });
  }

  async #run(): Promise<void> {
    while (this.#hasWork || this.#waiting.length > 0 || (this.#rewriting !== null && !this.#isClosing)) {
      const waiting = this.#waiting;
      this.#waiting = [];
      try {
        await this.#commit();
      } catch (error) {
        for (const { reject } of waiting) reject(error);
        throw error;
      }
      for (const { resolve } of waiting) resolve();
      if (this.#isClosing) continue;
      if (this.#rewriting !== null) await this.#continue(this.#rewriting);
      else if (this.#isRewriteWanted || this.#isLong) await this.#begin();
    }
  }

  get #isLong(): boolean {
    return this.#folder.bytes - this.#base > Math.max(LEAST_REWRITE, this.#base);
  }

  async #commit(): Promise<void> {
    if (this.#broken !== null) throw this.#broken.error;
    const isStateNew = this.#isStateNew;
    if (isStateNew) {
      // More snapshots may come, and take the place of others, while a file is written: the record is of a moment when each has one.
      for (let next = this.#withoutFile(); next !== null; next = this.#withoutFile()) await this.#store(next);
      this.#takeState();
    }
    const names = [...this.#touched];
    this.#touched.clear();
    const tenants = names.flatMap((name) => this.#recorder.changesOf(name, this.#world.peek(name)) ?? []);
    if (tenants.length === 0 && !isStateNew) return;
    const record: WorldRecord = { ...(isStateNew ? { world: this.#state } : {}), tenants };
    const kept = this.#folder.append(record);
    if (this.#rewriting !== null) {
      const { left, log } = this.#rewriting;
      await log.append({ ...record, tenants: tenants.filter(({ name }) => !left.has(name)) } as unknown as JsonValue);
    }
    await kept;
    if (isStateNew) await this.#folder.keepSnapshots(new Set(this.#state.snapshots.map(({ file }) => file)));
  }

  #withoutFile(): Snapshot | null {
    return [...this.#world.snapshots.all()].find(({ snapshot }) => !this.#files.has(snapshot))?.snapshot ?? null;
  }

  async #store(snapshot: Snapshot): Promise<void> {
    this.#files.set(snapshot, await this.#folder.addSnapshot(contentOf(snapshot)));
  }

  #takeState(): void {
    const all = [...this.#world.snapshots.all()];
    this.#state = this.#stateOf(all);
    this.#snapshotChanges = this.#world.snapshots.changes;
    const left = new Set(all.map(({ snapshot }) => snapshot));
    for (const snapshot of this.#files.keys()) if (!left.has(snapshot)) this.#files.delete(snapshot);
  }

  #stateOf(all: readonly { readonly scope: Scope; readonly snapshot: Snapshot }[]): WorldState {
    const snapshots = all.map(({ scope, snapshot }) => ({
      scope,
      name: snapshot.name,
      file: this.#files.get(snapshot) ?? '',
    }));
    return { unnamed: this.#world.unnamed, snapshots };
  }

  async #begin(): Promise<void> {
    const log = await this.#folder.draftLog();
    this.#rewriting = { log, left: new Set(this.#recorder.names) };
    this.#isRewriteWanted = false;
    await log.append({ world: this.#state } as unknown as JsonValue);
  }

  /** Adds a slice of tenants to the new log, and uses it when it has all. */
  async #continue(rewriting: Rewriting): Promise<void> {
    const slice: TenantRecord[] = [];
    let size = 0;
    for (const name of rewriting.left) {
      rewriting.left.delete(name);
      const record = this.#recorder.whole(name, this.#world.peek(name));
      if (record === null) continue;
      slice.push(record);
      size += JSON.stringify(record).length;
      if (size > SLICE) break;
    }
    if (slice.length > 0) {
      await rewriting.log.append({ tenants: slice } as unknown as JsonValue);
      return;
    }
    await rewriting.log.append({ base: rewriting.log.bytes });
    this.#rewriting = null;
    await this.#folder.useLog(rewriting.log);
    this.#base = this.#folder.bytes;
  }

  #fail(error: unknown): void {
    this.#broken ??= { error };
    this.#world.onDefect(new FolderFailedError(this.#folder.path, error));
    void this.#rewriting?.log.close().catch(() => {});
    this.#rewriting = null;
    this.#isRewriteWanted = false;
    this.#touched.clear();
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}
