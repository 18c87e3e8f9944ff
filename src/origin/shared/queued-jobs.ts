import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { systemClock } from '../../base/clock.ts';
import type { JsonObject } from '../../base/json.ts';
import { failureOf } from '../videos/failure.ts';
import type { Jobs, JobsOptions } from '../videos/jobs.ts';
import { removeVideo } from '../videos/remove-video.ts';
import { isUnfinished } from '../videos/run-upload.ts';
import type { VideoRecord } from '../videos/types.ts';
import { type Consumer, consumeUploads } from './consume-uploads.ts';
import type { SharedOptions } from './options.ts';
import { runShared } from './run-shared.ts';
import { uploadFiles } from './upload-files.ts';
import type { UploadQueue } from './upload-queue.ts';

/** What the jobs of origins that share a queue need. */
export interface QueuedJobsOptions extends Omit<JobsOptions, 'isMine'> {
  readonly place: Pick<SharedOptions, 'redis' | 'prefix'>;
  readonly queue: UploadQueue;
  /** How workers caption the uploads of this origin. */
  readonly request: JsonObject;
}

/** Uploads that are put into the store at once. */
const STORED_AT_ONCE = 4;

/** Milliseconds between two looks for jobs that are not in the queue, and for removals that were begun. */
const LOOK_MS = 4_000;

/** Milliseconds after which an origin goes on with the removal that another one has begun. */
const REMOVAL_MS = 30_000;

/** Milliseconds until a job that is at work elsewhere has heard that its video is removed. */
const STOPPED_MS = 5_000;

/**
 * Returns the jobs of an origin that shares a queue: it puts the files of an upload into the store, and then the upload into the
 * queue, from which any origin or worker takes it. `parallel` of 0: this origin takes none.
 */
export async function queuedJobs(options: QueuedJobsOptions): Promise<Jobs> {
  const { records, store, workFolder, queue, request, parallel, place, onDefect } = options;
  const files = uploadFiles(store, workFolder);
  const limited = pLimit(STORED_AT_ONCE);
  const handing = new Map<string, AbortController>();
  const removals = new Map<string, number>();
  let closed = false;

  const handOver = async (id: string, { signal }: AbortController): Promise<void> => {
    const record = records.get(id);
    if (!record || !isUnfinished(record) || signal.aborted) return;
    try {
      if (!record.adding && !(await files.areStored(record))) {
        const storing = { state: 'working', fraction: null, secondsLeft: null } as const;
        records.show({ ...record, stages: { ...record.stages, store: storing } });
        await files.put(record, signal);
      }
      await queue.add(id, request);
    } catch (error) {
      if (signal.aborted) return;
      const { kind, reason, next } = failureOf(error, onDefect);
      const now = records.get(id);
      if (now) await records.save({ ...now, state: 'failed', error: { kind, message: reason, next } });
    }
  };
  const begin = (id: string): void => {
    if (closed || handing.has(id)) return;
    const stop = new AbortController();
    handing.set(id, stop);
    void limited(() => handOver(id, stop))
      .catch(onDefect)
      .finally(() => handing.delete(id));
  };
  /** Finds what a crash has left: uploads that did not come into the queue, and removals. */
  const look = async (): Promise<void> => {
    const all = records.list();
    const open = all.filter((record) => isUnfinished(record) && !handing.has(record.id));
    const missing = new Set(await queue.missing(open.map(({ id }) => id)));
    for (const record of open) {
      if (!missing.has(record.id)) continue;
      // Without the files it belongs to the origin that is storing them, or will when it is started again.
      if (record.adding || files.areHere(record) || (await files.areStored(record))) begin(record.id);
    }
    const removed = all.filter(({ state }) => state === 'deleting');
    for (const { id } of removed) {
      const since = removals.get(id) ?? systemClock.now();
      removals.set(id, since);
      if (systemClock.now() - since > REMOVAL_MS) await remove(id).catch(() => removals.set(id, systemClock.now()));
    }
    for (const id of removals.keys()) if (!removed.some((record) => record.id === id)) removals.delete(id);
  };
  let looking: Promise<void> | null = null;
  const lookOnce = (): void => {
    looking ??= look()
      .catch(onDefect)
      .finally(() => {
        looking = null;
      });
  };

  const consumer: Consumer | null =
    parallel === 0
      ? null
      : await consumeUploads({
          ...place,
          parallel,
          run: ({ id }, control) => runShared(id, control, options),
          onDefect,
        });
  const forget = (id: string, record: VideoRecord | null): void => {
    const isRemoved = record === null || record.state === 'deleting';
    if (isRemoved) consumer?.stop(id);
    // The files of this machine are needed no more when the job has ended, wherever it was done.
    if (record === null || record.state === 'done')
      rm(join(workFolder, id), { recursive: true, force: true }).catch(onDefect);
  };
  const stopWatching = records.watchAll(forget);
  const stop = async (id: string): Promise<void> => {
    handing.get(id)?.abort();
    consumer?.stop(id);
    const limit = systemClock.now() + STOPPED_MS;
    do {
      await queue.remove(id);
      if ((await queue.missing([id])).length > 0) return;
      await systemClock.sleep(50);
    } while (systemClock.now() < limit);
  };
  const remove = (id: string): Promise<void> => removeVideo(id, { stop, begin }, options);
  lookOnce();
  const timer = setInterval(lookOnce, LOOK_MS);
  return {
    begin,
    remove,
    async close() {
      closed = true;
      clearInterval(timer);
      stopWatching();
      for (const one of handing.values()) one.abort();
      await consumer?.close();
      await looking;
    },
  };
}
