import { systemClock } from '../../base/clock.ts';
import { connectRedis } from '../../pipeline/redis/connect.ts';
import { loadQueue } from '../../pipeline/redis/load.ts';
import { UPLOADS } from '../../pipeline/redis/queue/flow.ts';
import { DEFAULT_PREFIX } from '../../pipeline/redis/queue/open-queue.ts';
import { recovery } from '../../pipeline/redis/queue/recovery.ts';
import type { UploadData } from '../../pipeline/redis/queue/types.ts';
import type { RunControl } from '../videos/run-upload.ts';
import type { SharedOptions } from './options.ts';

/** How uploads are taken from the queue. */
export interface ConsumerOptions extends Pick<SharedOptions, 'redis' | 'prefix'> {
  /** Most uploads at work at once. */
  readonly parallel: number;
  /** Carries out the job of an upload. */
  readonly run: (upload: UploadData, control: RunControl) => Promise<void>;
  readonly onDefect: (error: unknown) => void;
}

/** Takes uploads from the queue. */
export interface Consumer {
  /** Stops an upload at work, which is to be removed. */
  stop(id: string): void;
  /** Gives the uploads at work back to the queue. */
  close(): Promise<void>;
}

/** Milliseconds for uploads at work to end. */
const LONGEST_END_MS = 10_000;

/** Begins to take uploads from the queue. @throws {CaptionError} of kind `options` without Redis, or without its packages */
export async function consumeUploads({
  redis: url,
  prefix,
  parallel,
  run,
  onDefect,
}: ConsumerOptions): Promise<Consumer> {
  const { DelayedError, Worker } = await loadQueue();
  const connection = await connectRedis(url);
  const working = new Map<string, AbortController>();
  let closing = false;
  const worker = new Worker<UploadData>(
    UPLOADS,
    async (job, token) => {
      const { id } = job.data;
      const stop = new AbortController();
      working.set(id, stop);
      const isMine = async () => (await connection.get(`${worker.toKey(job.id ?? '')}:lock`)) === token;
      try {
        if (!closing) await run(job.data, { signal: stop.signal, isMine });
      } catch (error) {
        if (!closing) onDefect(error);
        if (!closing) throw error;
      } finally {
        working.delete(id);
      }
      if (!closing) return;
      await job.moveToDelayed(systemClock.now(), token);
      throw new DelayedError();
    },
    { connection, prefix: `${prefix ?? DEFAULT_PREFIX}:queue`, concurrency: parallel, ...recovery },
  );
  worker.on('error', () => {});
  await worker.waitUntilReady();
  return {
    stop: (id) => working.get(id)?.abort(),
    async close() {
      closing = true;
      for (const stop of working.values()) stop.abort();
      const ended = worker.close().catch(() => {});
      // Without Redis nothing can be given back; others take it over, as from a dead process.
      if (connection.status === 'ready') await Promise.race([ended, systemClock.sleep(LONGEST_END_MS)]);
      connection.disconnect();
    },
  };
}
