import { type FileHandle, open } from 'node:fs/promises';
import type { FileShelf } from './file-shelf.ts';

/** A file of a tenant: its name on the shelf, and how many of its bytes count. */
export interface FileEntry {
  name: string;
  bytes: number;
}

/** The files of one tenant by key. A file that a snapshot shares is copied before it is written. */
export class TenantFiles {
  readonly #shelf: FileShelf;
  readonly #entries: Record<string, FileEntry>;

  /** @param entries the data: plain JSON, a part of the tenant's memory */
  constructor(shelf: FileShelf, entries: Record<string, FileEntry>) {
    this.#shelf = shelf;
    this.#entries = entries;
  }

  get keys(): string[] {
    return Object.keys(this.#entries);
  }

  /** The path of a file and its length; null without one. */
  find(key: string): { readonly path: string; readonly bytes: number } | null {
    const entry = this.#entries[key];
    return entry === undefined ? null : { path: this.#shelf.path(entry.name), bytes: entry.bytes };
  }

  /** Opens a file for writing behind the bytes that count; makes it if there is none. */
  async open(key: string): Promise<FileHandle> {
    const entry = this.#entries[key];
    if (entry === undefined) {
      const name = this.#shelf.make();
      this.#entries[key] = { name, bytes: 0 };
      return open(this.#shelf.path(name), 'w+');
    }
    if (this.#shelf.isShared(entry.name)) {
      const shared = entry.name;
      entry.name = await this.#shelf.copy(shared, entry.bytes);
      this.#shelf.release(shared);
    }
    return open(this.#shelf.path(entry.name), 'r+');
  }

  /** So many bytes of a file count. */
  grow(key: string, bytes: number): void {
    const entry = this.#entries[key];
    if (entry !== undefined) entry.bytes = bytes;
  }

  /** Makes what was written durable, where the tenant is to last. */
  sync(handle: FileHandle): Promise<void> {
    return this.#shelf.sync(handle);
  }

  /** Removes a file. */
  drop(key: string): void {
    const entry = this.#entries[key];
    if (entry === undefined) return;
    delete this.#entries[key];
    this.#shelf.release(entry.name);
  }

  /** Removes all files. */
  clear(): void {
    for (const key of this.keys) this.drop(key);
  }
}
