import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { copyFile, type FileHandle, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { syncFolder } from '../../../../src/base/durable-files.ts';

/** Where the files are. Default: a temporary folder, which is removed at the end. */
export interface ShelfPlace {
  readonly folder: string;
  /** Resolves when nothing on the disk refers any more to files that were released before the call. */
  readonly forgotten: () => Promise<void>;
}

/** Temporary folders of open worlds: a process that ends without closing them still removes them. */
const folders = new Set<string>();
const removeAll = () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
};

/**
 * Files that belong to tenants and their snapshots. State is plain JSON, so large content is kept beside it. Each file has a name and
 * holders; it is deleted when its last holder releases it.
 */
export class FileShelf {
  readonly #place: ShelfPlace | null;
  readonly #holders = new Map<string, number>();
  #folder: string | null = null;
  #made = 0;

  constructor(place: ShelfPlace | null = null) {
    this.#place = place;
    if (place === null) return;
    mkdirSync(place.folder, { recursive: true });
    this.#folder = place.folder;
    this.#made = Math.max(0, ...readdirSync(place.folder).map((name) => Number(name.slice(1)) || 0));
  }

  /** Makes a name for a new file, held once. */
  make(): string {
    this.#made += 1;
    const name = `f${this.#made}`;
    this.#holders.set(name, 1);
    return name;
  }

  /** Adds a holder. */
  hold(name: string): void {
    this.#holders.set(name, (this.#holders.get(name) ?? 0) + 1);
  }

  /** Removes a holder; the last one deletes the file. */
  release(name: string): void {
    const left = (this.#holders.get(name) ?? 1) - 1;
    if (left > 0) {
      this.#holders.set(name, left);
      return;
    }
    this.#holders.delete(name);
    if (this.#folder !== null) void this.#delete(join(this.#folder, name));
  }

  /** True if more than one holder has the file: its content must stay. */
  isShared(name: string): boolean {
    return (this.#holders.get(name) ?? 0) > 1;
  }

  /** The path of a file. Makes the folder on first use. */
  path(name: string): string {
    if (this.#folder === null) {
      this.#folder = mkdtempSync(join(tmpdir(), 'caption-harness-'));
      if (folders.size === 0) process.once('exit', removeAll);
      folders.add(this.#folder);
    }
    return join(this.#folder, name);
  }

  /** Copies the first bytes of a file to a new one, held once. */
  async copy(name: string, bytes: number): Promise<string> {
    const other = this.make();
    await copyFile(this.path(name), this.path(other));
    await truncate(this.path(other), bytes);
    return other;
  }

  /** Makes what was written durable, where the folder is to last. */
  async sync(handle: FileHandle): Promise<void> {
    if (this.#place === null) return;
    await handle.sync();
    await syncFolder(this.#place.folder);
  }

  /** Deletes files without a holder, which an interrupted process has left. */
  sweep(): void {
    if (this.#place === null) return;
    for (const name of readdirSync(this.#place.folder)) {
      if (!this.#holders.has(name)) rmSync(join(this.#place.folder, name), { force: true });
    }
  }

  /** Removes a temporary folder. */
  close(): void {
    if (this.#place !== null || this.#folder === null) return;
    folders.delete(this.#folder);
    if (folders.size === 0) process.off('exit', removeAll);
    rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = null;
    this.#holders.clear();
  }

  async #delete(path: string): Promise<void> {
    await this.#place?.forgotten().catch(() => {});
    await rm(path, { force: true }).catch(() => {});
  }
}
