import type { FlowProducer, Queue } from 'bullmq';
import { connectRedis } from '../connect.ts';
import { loadQueue } from '../load.ts';
import { type Names, namesIn } from '../names.ts';
import { QUEUE, UPLOADS } from './flow.ts';
import type { StepData, UploadData } from './types.ts';

/** Where the queue is. */
export interface QueuePlace {
  /** URL of Redis. */
  readonly redis: string;
  /** Beginning of the names of all keys. Default: `caption-harness`. */
  readonly prefix?: string | undefined;
  /** Receives sentences on outages of Redis. */
  readonly onAway?: ((reason: string) => void) | undefined;
}

/** The queue of videos, open. */
export interface OpenQueue {
  readonly queue: Queue<StepData>;
  /** Videos that were uploaded to origins. */
  readonly uploads: Queue<UploadData>;
  readonly flows: FlowProducer;
  readonly names: Names;
  /** The connection, for further keys. */
  readonly redis: Awaited<ReturnType<typeof connectRedis>>;
  close(): Promise<void>;
}

/** Beginning of the names of all keys by default. */
export const DEFAULT_PREFIX = 'caption-harness';

/** Opens the queue. @throws {CaptionError} of kind `options` without Redis, or without the packages */
export async function openQueue({ redis: url, prefix = DEFAULT_PREFIX, onAway }: QueuePlace): Promise<OpenQueue> {
  const { FlowProducer: Flows, Queue: Jobs } = await loadQueue();
  const redis = await connectRedis(url, onAway);
  const queue: Queue<StepData> = new Jobs<StepData>(QUEUE, { connection: redis, prefix: `${prefix}:queue` });
  const uploads: Queue<UploadData> = new Jobs<UploadData>(UPLOADS, { connection: redis, prefix: `${prefix}:queue` });
  const flows = new Flows({ connection: redis, prefix: `${prefix}:queue` });
  // The connection reports outages once; without a listener each of these would end the program.
  queue.on('error', () => {});
  uploads.on('error', () => {});
  flows.on('error', () => {});
  return {
    queue,
    uploads,
    flows,
    names: namesIn(prefix),
    redis,
    async close() {
      // Without Redis there is nothing to wait for.
      if (redis.status === 'ready') await Promise.allSettled([queue.close(), uploads.close(), flows.close()]);
      redis.disconnect();
    },
  };
}
