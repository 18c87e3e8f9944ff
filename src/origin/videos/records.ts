import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../../base/durable-files.ts';
import type { VideoRecord } from './types.ts';

/** The records of all videos, in memory and on the disk. */
export interface Records {
  get(id: string): VideoRecord | null;
  /** Newest first. */
  list(): readonly VideoRecord[];
  /** Keeps a record; resolves when it survives a power cut. In memory it counts at once. */
  save(record: VideoRecord): Promise<void>;
  /** Changes a record in memory alone: progress, which a crash may lose. */
  show(record: VideoRecord): void;
  remove(id: string): Promise<void>;
  /** Told of every change; null for a record that was removed. Returns how to stop. */
  watch(id: string, listener: (record: VideoRecord | null) => void): () => void;
}

/**
 * Reads the records in a folder, or starts with none.
 * @throws {SyntaxError} naming the file that is damaged
 */
export async function openRecords(folder: string): Promise<Records> {
  await mkdir(folder, { recursive: true });
  const records = new Map<string, VideoRecord>();
  const listeners = new Map<string, Set<(record: VideoRecord | null) => void>>();
  const turns = new Map<string, Promise<void>>();
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (!name.endsWith('.json')) await rm(path, { force: true });
    else {
      const record = parse(await readFile(path, 'utf8'), path);
      records.set(record.id, record);
    }
  }
  const tell = (id: string, record: VideoRecord | null): void => {
    for (const listener of listeners.get(id) ?? []) listener(record);
  };
  const inTurn = (id: string, work: () => Promise<void>): Promise<void> => {
    const turn = (turns.get(id) ?? Promise.resolve()).catch(() => {}).then(work);
    turns.set(id, turn);
    return turn;
  };
  return {
    get: (id) => records.get(id) ?? null,
    list: () => [...records.values()].sort((one, other) => other.created - one.created || (one.id < other.id ? -1 : 1)),
    save(record) {
      records.set(record.id, record);
      tell(record.id, record);
      return inTurn(record.id, () => write(folder, record));
    },
    show(record) {
      records.set(record.id, record);
      tell(record.id, record);
    },
    async remove(id) {
      records.delete(id);
      tell(id, null);
      await inTurn(id, async () => {
        await rm(join(folder, `${id}.json`), { force: true });
        await syncFolder(folder);
      });
      turns.delete(id);
    },
    watch(id, listener) {
      const own = listeners.get(id) ?? new Set();
      listeners.set(id, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0) listeners.delete(id);
      };
    },
  };
}

function parse(text: string, path: string): VideoRecord {
  try {
    return JSON.parse(text) as VideoRecord;
  } catch {
    throw new SyntaxError(`${path} is damaged. Restore it, or remove it to forget the video.`);
  }
}

async function write(folder: string, record: VideoRecord): Promise<void> {
  const draft = join(folder, `${record.id}.draft`);
  const file = await open(draft, 'w');
  try {
    await file.writeFile(`${JSON.stringify(record)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, join(folder, `${record.id}.json`));
  await syncFolder(folder);
}
