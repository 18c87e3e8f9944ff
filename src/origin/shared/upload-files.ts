import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fetchObject } from '../store/fetch-object.ts';
import type { ObjectStore } from '../store/types.ts';
import { soundKey, type VideoRecord, videoKey } from '../videos/types.ts';

/** The files of uploads, which every process that shares the store can read. */
export interface UploadFiles {
  /** Whether this machine has the files of an upload. */
  areHere(record: VideoRecord): boolean;
  /** Whether the store has them, so that any process can carry out the job. */
  areStored(record: VideoRecord): Promise<boolean>;
  /** Puts the files of this machine into the store. */
  put(record: VideoRecord, signal: AbortSignal): Promise<void>;
  /** Reads the file to transcribe from the store, unless it is here. */
  fetch(record: VideoRecord, signal: AbortSignal): Promise<void>;
}

/** Makes the files of uploads. @param workFolder see `UploadParts` */
export function uploadFiles(store: ObjectStore, workFolder: string): UploadFiles {
  const pathOf = (id: string, part: 'video' | 'audio') => join(workFolder, id, part);
  const has = async (key: string): Promise<boolean> => {
    const object = await store.open(key);
    await object?.close();
    return object !== null;
  };
  const keysOf = (record: VideoRecord) => [videoKey(record), ...(record.hasAudio ? [soundKey(record.id)] : [])];
  return {
    areHere: ({ id, hasAudio }) => existsSync(pathOf(id, 'video')) && (!hasAudio || existsSync(pathOf(id, 'audio'))),
    async areStored(record) {
      for (const key of keysOf(record)) if (!(await has(key))) return false;
      return true;
    },
    async put(record, signal) {
      const { id, hasAudio } = record;
      // The video comes last: with it everything is there.
      if (hasAudio) await store.putFile(soundKey(id), pathOf(id, 'audio'), signal);
      await store.putFile(videoKey(record), pathOf(id, 'video'), signal);
    },
    async fetch(record, signal) {
      const { id, hasAudio } = record;
      const path = pathOf(id, hasAudio ? 'audio' : 'video');
      const key = hasAudio ? soundKey(id) : videoKey(record);
      // The job then finds that there is no file.
      const stored = existsSync(path) ? null : await store.open(key);
      if (stored) await fetchObject(stored, path, signal);
    },
  };
}
