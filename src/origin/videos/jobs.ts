import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Cache } from '../cache.ts';
import type { Records } from './records.ts';
import { removeData, removeVideo } from './remove-video.ts';
import { isUnfinished, type UploadParts, uploadRun } from './run-upload.ts';
import { type VideoRecord, videoKey } from './types.ts';

/** Dependencies of the jobs. */
export interface JobsOptions extends Omit<UploadParts, 'prepare'> {
  readonly records: Records;
  readonly cache: Cache;
  /** Most videos at work at once. */
  readonly parallel: number;
}

/** The jobs of all videos. */
export interface Jobs {
  /** Begins a job, or queues it. */
  begin(id: string): void;
  /** Stops a job and removes the video with all its data. */
  remove(id: string): Promise<void>;
  /** Stops all jobs. They continue at the next start. */
  close(): Promise<void>;
}

/** Carries out jobs. Continues those of an earlier run. */
export function createJobs(options: JobsOptions): Jobs {
  const { records, store, workFolder, parallel, onDefect } = options;
  const waiting: string[] = [];
  const running = new Map<string, { readonly stop: AbortController; readonly ended: Promise<void> }>();
  /** Jobs that were begun again while their last run ended: its end is in the record before it is over. */
  const again = new Set<string>();
  let closed = false;

  const prepare = async (record: VideoRecord, signal: AbortSignal): Promise<void> => {
    const path = join(workFolder, record.id, 'video');
    const done = existsSync(path) ? null : await store.open(videoKey(record));
    await done?.close();
    if (!done) await store.putFile(videoKey(record), path, signal);
  };
  const run = uploadRun({ ...options, prepare });
  const next = (): void => {
    while (!closed && running.size < parallel) {
      const id = waiting.shift();
      if (id === undefined) return;
      const stop = new AbortController();
      const ended = run(id, stop)
        .catch(onDefect)
        .finally(() => {
          running.delete(id);
          if (again.delete(id)) waiting.push(id);
          next();
        });
      running.set(id, { stop, ended });
    }
  };
  const begin = (id: string): void => {
    if (running.has(id)) again.add(id);
    else if (!waiting.includes(id)) waiting.push(id);
    next();
  };

  const stop = async (id: string): Promise<void> => {
    const at = waiting.indexOf(id);
    if (at >= 0) waiting.splice(at, 1);
    again.delete(id);
    const job = running.get(id);
    job?.stop.abort();
    await job?.ended;
  };

  for (const record of [...records.list()].reverse()) {
    if (record.state === 'deleting') removeData(record, options).catch(onDefect);
    else if (isUnfinished(record)) waiting.push(record.id);
  }
  next();

  return {
    begin,
    remove: (id) => removeVideo(id, { stop, begin }, options),
    async close() {
      closed = true;
      for (const { stop } of running.values()) stop.abort();
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}
