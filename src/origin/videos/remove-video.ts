import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cache } from '../cache.ts';
import { StoreError } from '../store/store-error.ts';
import type { ObjectStore } from '../store/types.ts';
import type { Records } from './records.ts';
import type { VideoRecord } from './types.ts';

/** What the removal of a video needs. */
export interface RemovalParts {
  readonly records: Records;
  readonly store: ObjectStore;
  readonly cache: Cache;
  readonly workFolder: string;
}

/** How the job of a video is stopped, and begun again. */
export interface RemovedJob {
  /** Resolves when the job is at work no more. */
  stop(id: string): Promise<void>;
  begin(id: string): void;
}

/** Stops the job of a video and removes the video with all its data. */
export async function removeVideo(id: string, job: RemovedJob, parts: RemovalParts): Promise<void> {
  const { records } = parts;
  const before = records.get(id);
  if (!before) return;
  await records.save({ ...before, state: 'deleting' });
  await job.stop(id);
  const record = records.get(id);
  try {
    if (record) await removeData(record, parts);
  } catch (error) {
    // A store that does not answer must not make the video vanish: it can be deleted again.
    if (error instanceof StoreError && record && before.state !== 'deleting') {
      const isUnfinished = before.state === 'queued' || before.state === 'working';
      await records.save({ ...record, state: isUnfinished ? 'queued' : before.state });
      if (isUnfinished) job.begin(id);
    }
    throw error;
  }
}

/** Removes all data of a video that has no job. */
export async function removeData({ id }: Pick<VideoRecord, 'id'>, parts: RemovalParts): Promise<void> {
  const { records, store, cache, workFolder } = parts;
  await store.deleteAll(`videos/${id}`);
  await cache.purge(`videos/${id}`);
  await rm(join(workFolder, id), { recursive: true, force: true });
  await records.remove(id);
}
