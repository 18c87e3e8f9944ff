import { createHash, type Hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenUpload } from '../../../../src/base/upload-budget.ts';
import type { Tenant } from '../../../kernel/world/tenant.ts';
import type { World } from '../../../kernel/world/world.ts';
import { type StoredUpload, stateOf } from '../model/state.ts';

/** The bytes of one resumable upload, on the disk. */
export interface UploadFile {
  readonly path: string;
  /** Counts the bytes against the bound of all unfinished uploads. */
  readonly budget: OpenUpload;
  /** The SHA-256 of the received bytes, so that a large film need not be read again; null if it is not known. */
  hash: Hash | null;
}

interface Kept extends UploadFile {
  readonly tenant: Tenant;
  readonly upload: StoredUpload;
}

/** Folders of open worlds: a process that ends without closing them still removes them. */
const folders = new Set<string>();
const removeAll = () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
};

/**
 * The received bytes of all resumable uploads of a world: one temporary file each, so that a file of any size needs no memory.
 * State is plain JSON, and so the files are kept beside it.
 */
export class UploadFiles {
  readonly #world: World;
  readonly #files = new Map<string, Kept>();
  #folder: string | null = null;

  constructor(world: World) {
    this.#world = world;
    world.atEnd(() => this.#removeFolder());
  }

  /** Opens the file of an upload for writing. Returns null at the bound of unfinished uploads. */
  async open(tenant: Tenant, upload: StoredUpload): Promise<{ handle: FileHandle; file: UploadFile } | null> {
    const known = this.#known(upload);
    if (known !== undefined) return { handle: await open(known.path, 'r+'), file: known };
    await this.sweep();
    const budget = this.#world.uploads.begin();
    if (budget === null) return null;
    const kept = {
      path: join(this.#makeFolder(), `${upload.id}-${tenant.name}`),
      budget,
      hash: createHash('sha256'),
      tenant,
      upload,
    };
    this.#files.set(kept.path, kept);
    return { handle: await open(kept.path, 'w+'), file: kept };
  }

  /** Gives the whole file to `read`, then deletes it. Null for an upload without a byte. */
  async take<T>(upload: StoredUpload, read: (file: UploadFile) => Promise<T>): Promise<T | null> {
    const known = this.#known(upload);
    if (known === undefined) return null;
    try {
      return await read(known);
    } finally {
      await this.#drop(known);
    }
  }

  #known(upload: StoredUpload): Kept | undefined {
    return [...this.#files.values()].find((one) => one.upload === upload);
  }

  /** Deletes the files of uploads that cannot be finished: expired, of deleted videos, of tenants that were reset. */
  async sweep(): Promise<void> {
    for (const one of this.#files.values()) {
      const { tenant, upload } = one;
      const isThere = this.#world.find(tenant.name) === tenant && stateOf(tenant).uploads[upload.id] === upload;
      const video = isThere ? stateOf(tenant).videos[upload.uid] : undefined;
      const isLate = upload.offset < upload.bytes && Date.parse(video?.uploadExpiry ?? '') <= tenant.now();
      if (video === undefined || isLate) await this.#drop(one);
    }
  }

  async #drop({ path, budget }: Kept): Promise<void> {
    this.#files.delete(path);
    budget.end();
    await rm(path, { force: true });
  }

  #makeFolder(): string {
    if (this.#folder === null) {
      this.#folder = mkdtempSync(join(tmpdir(), 'caption-harness-'));
      if (folders.size === 0) process.once('exit', removeAll);
      folders.add(this.#folder);
    }
    return this.#folder;
  }

  #removeFolder(): void {
    if (this.#folder === null) return;
    folders.delete(this.#folder);
    if (folders.size === 0) process.off('exit', removeAll);
    rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = null;
    for (const { budget } of this.#files.values()) budget.end();
    this.#files.clear();
  }
}

const ofWorlds = new WeakMap<World, UploadFiles>();

/** The files of a world's resumable uploads. */
export function uploadFilesOf(world: World): UploadFiles {
  const files = ofWorlds.get(world) ?? new UploadFiles(world);
  ofWorlds.set(world, files);
  return files;
}
