import { createHash, type Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { OpenUpload } from '../../../../src/base/upload-budget.ts';
import type { Tenant } from '../../../kernel/world/tenant.ts';
import type { World } from '../../../kernel/world/world.ts';
import { type StoredUpload, stateOf } from '../model/state.ts';

/** What is known of the bytes of one resumable upload, besides its file. */
export interface UploadFile {
  /** Counts the bytes against the bound of all unfinished uploads. */
  readonly budget: OpenUpload;
  /** The SHA-256 of the received bytes, so that a large film need not be read again; null if it is not known. */
  hash: Hash | null;
}

interface Known extends UploadFile {
  readonly tenant: Tenant;
}

/**
 * The received bytes of all resumable uploads of a world: one file of its tenant each, so that a file of any size needs no memory.
 * The files are state; budgets and running hashes are not, and are made anew for a restored tenant.
 */
export class UploadFiles {
  readonly #world: World;
  readonly #known = new Map<StoredUpload, Known>();
  /** Files that were opened since all tenants were looked at, and how many tenants there were. */
  #opened = 0;
  #tenants = 0;

  constructor(world: World) {
    this.#world = world;
    world.atEnd(() => this.#endAll());
  }

  /** Opens the file of an upload for writing. Returns null at the bound of unfinished uploads. */
  async open(tenant: Tenant, upload: StoredUpload): Promise<{ handle: FileHandle; file: UploadFile } | null> {
    let file = this.#known.get(upload);
    if (file === undefined) {
      this.#makeRoom(tenant);
      const budget = this.#world.uploads.begin();
      if (budget === null) return null;
      if (!budget.take(upload.offset)) {
        budget.end();
        return null;
      }
      file = { budget, hash: upload.offset === 0 ? createHash('sha256') : null, tenant };
      this.#known.set(upload, file);
    }
    return { handle: await tenant.files.open(upload.id), file };
  }

  /** The whole file of an upload, and its hash if it is known. Null for an upload without a byte. */
  find(tenant: Tenant, upload: StoredUpload): { readonly path: string; readonly hash: Hash | null } | null {
    const file = tenant.files.find(upload.id);
    return file && { path: file.path, hash: this.#known.get(upload)?.hash ?? null };
  }

  /** Deletes the file of an upload. */
  drop(tenant: Tenant, upload: StoredUpload): void {
    tenant.files.drop(upload.id);
    this.#end(upload);
  }

  /**
   * Deletes the files of a tenant's uploads that cannot be finished: expired, of deleted videos. Forgets those of tenants that were
   * reset.
   */
  sweep(tenant: Tenant): void {
    this.#dropLost(tenant);
    for (const [upload, { tenant: owner }] of this.#known) {
      const isThere = this.#world.peek(owner.name) === owner && owner.files.find(upload.id) !== null;
      if (!isThere || stateOf(owner).uploads[upload.id] !== upload) this.#end(upload);
    }
  }

  /**
   * Sweeps the tenants with a known upload, which are few, before each new one. Others may have files, too, after a restart: all are
   * looked at again after as many uploads as there were tenants, so that an upload costs the same among many.
   */
  #makeRoom(tenant: Tenant): void {
    this.#opened += 1;
    if (this.#opened > this.#tenants) {
      [this.#opened, this.#tenants] = [0, 0];
      for (const one of this.#world.tenants) {
        this.#dropLost(one);
        this.#tenants += 1;
      }
    } else for (const known of this.#known.values()) this.#dropLost(known.tenant);
    this.sweep(tenant);
  }

  #dropLost(tenant: Tenant): void {
    const lost = tenant.files.keys.filter((key) => isLost(tenant, key));
    if (lost.length === 0 || this.#world.find(tenant.name) !== tenant) return;
    for (const key of lost) tenant.files.drop(key);
  }

  #end(upload: StoredUpload): void {
    this.#known.get(upload)?.budget.end();
    this.#known.delete(upload);
  }

  #endAll(): void {
    for (const upload of [...this.#known.keys()]) this.#end(upload);
  }
}

function isLost(tenant: Tenant, key: string): boolean {
  const { uploads, videos } = stateOf(tenant);
  const upload = uploads[key];
  const video = upload && videos[upload.uid];
  if (upload === undefined || video === undefined) return true;
  return upload.offset < upload.bytes && Date.parse(video.uploadExpiry ?? '') <= tenant.now();
}

const ofWorlds = new WeakMap<World, UploadFiles>();

/** The files of a world's resumable uploads. */
export function uploadFilesOf(world: World): UploadFiles {
  const files = ofWorlds.get(world) ?? new UploadFiles(world);
  ofWorlds.set(world, files);
  return files;
}
