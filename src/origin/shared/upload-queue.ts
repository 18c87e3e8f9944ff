import type { JsonObject } from '../../base/json.ts';
import type { OpenQueue } from '../../pipeline/redis/queue/open-queue.ts';

/** Id of the job of an upload: not that of its record, which may have only digits, as ids of jobs must not. */
const jobId = (id: string): string => `upload-${id}`;

/** The uploads that wait for a worker, or are at work. */
export interface UploadQueue {
  /** Adds an upload, unless it is there. @param request how workers caption it */
  add(id: string, request: JsonObject): Promise<void>;
  /** Returns which of these uploads are not there. */
  missing(ids: readonly string[]): Promise<readonly string[]>;
  /** Takes an upload out that is not at work. */
  remove(id: string): Promise<void>;
}

/** Tries of an upload that no worker could begin, for example because its record could not be written. */
const ATTEMPTS = 3;

/** Makes the queue of uploads. A job that ended is gone from it: what became of it is in its record. */
export function uploadQueue({ uploads, redis }: Pick<OpenQueue, 'uploads' | 'redis'>): UploadQueue {
  return {
    async add(id, request) {
      const backoff = { type: 'exponential', delay: 5_000 };
      const removed = { removeOnComplete: true, removeOnFail: true };
      await uploads.add('upload', { id, request }, { jobId: jobId(id), attempts: ATTEMPTS, backoff, ...removed });
    },
    async missing(ids) {
      const there = await Promise.all(ids.map((id) => redis.exists(uploads.toKey(jobId(id)))));
      return ids.filter((_, at) => there[at] === 0);
    },
    // One at work is stopped by its worker, which hears of the removal.
    remove: async (id) => void (await uploads.remove(jobId(id)).catch(() => {})),
  };
}
