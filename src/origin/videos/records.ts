import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, replaceFile, syncFolder } from '../../base/durable-files.ts';
import { foreignFile, StateFileError } from '../../base/file-format.ts';
import { localProblem } from '../../base/local-problem.ts';
import { Turns } from '../../base/turns.ts';
import { newestFirst } from './order.ts';
import { readRecord, recordFormat, recordText } from './record-file.ts';
import { type RecordWatchers, recordWatchers } from './record-watchers.ts';
import type { VideoRecord } from './types.ts';

/** An unreadable record. Its file and all data of the video stay unchanged. */
export interface SetAside {
  readonly id: string;
  /** Name of the file in the folder. */
  readonly file: string;
  /** Sentences on problem and remedy, with the path. */
  readonly message: string;
}

/** The records of all videos, in memory and on the disk. */
export interface Records extends Pick<RecordWatchers, 'watch' | 'watchAll'> {
  get(id: string): VideoRecord | null;
  /** Newest first. */
  list(): readonly VideoRecord[];
  /** Records that were unreadable at the start. */
  setAside(): readonly SetAside[];
  /** Saves a record: in memory at once, and durably when it resolves. A new one that cannot be saved is not kept. */
  save(record: VideoRecord): Promise<void>;
  /** Changes a record only in memory, for progress that a crash may lose. */
  show(record: VideoRecord): void;
  remove(id: string): Promise<void>;
}

/** Reads the records in a folder, or starts with none. An unreadable record does not affect others. */
export async function openRecords(folder: string): Promise<Records> {
  await makeFolder(folder);
  const records = new Map<string, VideoRecord>();
  const { tell, watch, watchAll } = recordWatchers();
  const turns = new Turns();
  const setAside: SetAside[] = [];
  for (const file of await readdir(folder)) {
    const path = join(folder, file);
    // The draft of a replacement that a crash interrupted.
    if (file.endsWith('.draft')) await rm(path, { force: true, recursive: true });
    if (!file.endsWith('.json')) continue;
    const id = file.slice(0, -'.json'.length);
    try {
      records.set(id, readRecord(await readText(path), path, id));
    } catch (error) {
      const problem = localProblem(error);
      if (!(error instanceof StateFileError) && problem === null) throw error;
      const message =
        error instanceof StateFileError
          ? error.message
          : `The record ${path} cannot be read: ${problem}. Correct that, or ${recordFormat.withoutIt}.`;
      setAside.push({ id, file, message });
    }
  }
  return {
    get: (id) => records.get(id) ?? null,
    list: () => [...records.values()].sort(newestFirst),
    async save(record) {
      const { id } = record;
      const isNew = !records.has(id);
      records.set(id, record);
      tell(id, record);
      try {
        await turns.run(id, () =>
          replaceFile(join(folder, `${id}.json`), recordText(record), join(folder, `${id}.draft`)),
        );
      } catch (error) {
        // Its uploader is told that there is no video.
        if (isNew) {
          records.delete(id);
          tell(id, null);
        }
        throw error;
      }
    },
    setAside: () => setAside,
    show(record) {
      records.set(record.id, record);
      tell(record.id, record);
    },
    async remove(id) {
      records.delete(id);
      tell(id, null);
      await turns.run(id, async () => {
        await rm(join(folder, `${id}.json`), { force: true });
        await syncFolder(folder);
      });
    },
    watch,
    watchAll,
  };
}

const readText = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EISDIR') throw foreignFile(path, recordFormat, 'it is a folder');
    throw error;
  });
