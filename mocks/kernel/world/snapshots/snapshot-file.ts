import { readFile, writeFile } from 'node:fs/promises';
import type { FileShelf } from '../files/file-shelf.ts';
import type { TenantMemory } from '../memory.ts';
import type { Snapshot } from './snapshot-shelf.ts';
import { LoadedEntry, type StoredEntry, storedEntry } from './stored-entry.ts';

/** A snapshot as plain JSON. */
export interface SnapshotContent {
  readonly unnamed: number;
  readonly tenants: readonly {
    readonly tenant: string;
    readonly at: number;
    readonly memory: TenantMemory;
    readonly journal: { readonly dropped: number; readonly entries: readonly StoredEntry[] };
  }[];
}

/** A snapshot as plain JSON, with its files in base64. */
export interface WholeSnapshot extends SnapshotContent {
  readonly files: Readonly<Record<string, string>>;
}

/** A snapshot as plain JSON. Its files stay on the shelf. */
export const contentOf = ({ tenants, unnamed }: Snapshot): SnapshotContent => ({
  unnamed,
  tenants: tenants.map(({ tenant, at, memory, journal: { dropped, kept } }) => ({
    tenant,
    at,
    memory: JSON.parse(memory) as TenantMemory,
    journal: { dropped, entries: kept.map(storedEntry) },
  })),
});

/** The snapshot of a content. */
export const snapshotOf = (name: string, { tenants, unnamed }: SnapshotContent): Snapshot => ({
  name,
  unnamed,
  tenants: tenants.map(({ tenant, at, memory, journal: { dropped, entries } }) => ({
    tenant,
    at,
    requests: memory.counters.request ?? 0,
    memory: JSON.stringify(memory),
    journal: { dropped, kept: entries.map((stored) => new LoadedEntry(stored)) },
    files: Object.values(memory.files).map((file) => file.name),
  })),
});

/** Bytes of the files of a snapshot. */
export const fileBytesOf = (content: SnapshotContent): number =>
  content.tenants.flatMap(({ memory }) => Object.values(memory.files)).reduce((sum, { bytes }) => sum + bytes, 0);

/** A snapshot with its files: small ones only, because they are held in memory. */
export async function packSnapshot(shelf: FileShelf, content: SnapshotContent): Promise<WholeSnapshot> {
  const files: Record<string, string> = {};
  for (const { name, bytes } of content.tenants.flatMap(({ memory }) => Object.values(memory.files))) {
    files[name] = (await readFile(shelf.path(name))).subarray(0, bytes).toString('base64');
  }
  return { ...content, files };
}

/** A file that a snapshot names is missing or too short. */
export class MissingFileError extends Error {
  override readonly name = 'MissingFileError';
}

/**
 * Puts the files of a packed snapshot on the shelf, under new names, and gives the snapshot to `keep`, which holds them.
 * @throws {MissingFileError}
 */
export async function unpackSnapshot<T>(
  shelf: FileShelf,
  { files, ...content }: WholeSnapshot,
  keep: (content: SnapshotContent) => T,
): Promise<T> {
  const made: string[] = [];
  try {
    for (const { memory } of content.tenants) {
      for (const [key, entry] of Object.entries(memory.files)) {
        const bytes = Buffer.from(Object.hasOwn(files, entry.name) ? (files[entry.name] ?? '') : '', 'base64');
        if (bytes.length < entry.bytes) throw new MissingFileError(`expected ${entry.bytes} bytes of ${key}`);
        entry.name = shelf.make();
        made.push(entry.name);
        await writeFile(shelf.path(entry.name), bytes, { flush: true });
      }
    }
    return keep(content);
  } finally {
    for (const name of made) shelf.release(name);
  }
}
