import type { Job, JobType } from 'bullmq';
import type { OpenQueue } from './open-queue.ts';
import type { Outcome, StepData } from './types.ts';

/** State of the queue. */
export interface QueueStatus {
  readonly paused: boolean;
  /** Jobs of the queue by their state; a video has one for each step. */
  readonly jobs: Readonly<Record<string, number>>;
  /** Uploads to origins by the state of their job; what became of others is in their records. */
  readonly uploads: Readonly<Record<string, number>>;
  /** Videos by their state; those that are neither done nor failed are under way. */
  readonly videos: { readonly done: number; readonly failed: number };
  /** Failed videos, at most `MOST_NAMED`. */
  readonly failed: readonly (Outcome & { readonly state: 'failed' })[];
  /** Bytes that Redis uses; null if it does not say. */
  readonly redisBytes: number | null;
}

/** Most failed videos in a status. */
export const MOST_NAMED = 100;

/** Jobs that are read with one round trip. */
const BATCH = 500;

/** Returns the state of the queue. */
export async function queueStatus(open: OpenQueue): Promise<QueueStatus> {
  const { queue, uploads, redis } = open;
  const counts = await queue.getJobCounts();
  const failed: (Outcome & { readonly state: 'failed' })[] = [];
  let failures = 0;
  let done = 0;
  for await (const [, outcome] of outcomesIn(open)) {
    if (outcome.state === 'done') done += 1;
    else {
      failures += 1;
      if (failed.length < MOST_NAMED) failed.push(outcome);
    }
  }
  const [, bytes] = /^used_memory:(\d+)/m.exec(await redis.info('memory').catch(() => '')) ?? [];
  return {
    paused: await queue.isPaused(),
    jobs: counts,
    uploads: await uploads.getJobCounts(),
    videos: { done, failed: failures },
    failed,
    redisBytes: bytes === undefined ? null : Number(bytes),
  };
}

async function* outcomesIn({ redis, names }: OpenQueue): AsyncGenerator<readonly [id: string, outcome: Outcome]> {
  let cursor = '0';
  do {
    const [next, flat] = await redis.hscan(names.videos, cursor, 'COUNT', BATCH);
    for (let at = 1; at < flat.length; at += 2) yield [flat[at - 1] ?? '', JSON.parse(flat[at] ?? '') as Outcome];
    cursor = next;
  } while (cursor !== '0');
}

/** Lets workers take nothing more, or go on. */
export async function pauseQueue({ queue, uploads }: OpenQueue, paused: boolean): Promise<void> {
  for (const each of [queue, uploads]) await (paused ? each.pause() : each.resume());
}

/**
 * Puts failed videos back into the queue, and ends a pause. What was finished is kept.
 * @param payAgain whether they may pay again where an answer was lost
 * @returns how many
 */
export async function retryFailed(open: OpenQueue, { payAgain = false } = {}): Promise<number> {
  const failed: string[] = [];
  for await (const [id, outcome] of outcomesIn(open)) if (outcome.state === 'failed') failed.push(id);
  for (let from = 0; from < failed.length; from += BATCH) {
    await open.redis.hdel(open.names.videos, ...failed.slice(from, from + BATCH));
  }
  for await (const job of jobsIn(open, 'failed')) {
    if (job.name === 'publish') {
      await job.updateData({ ...job.data, again: true, ...(payAgain ? { payAgain } : {}) });
      await job.retry('failed');
    }
    // The publication does what a failed step could not.
    else await job.remove().catch(() => {});
  }
  await pauseQueue(open, false);
  return failed.length;
}

/**
 * Removes videos that are not finished from the queue, except those at work. Their logs stay, so that adding them again
 * continues them.
 * @returns how many were removed, and how many are at work
 */
export async function drainQueue(open: OpenQueue): Promise<{ readonly removed: number; readonly working: number }> {
  const roots: Job<StepData>[] = [];
  for (const state of ['waiting-children', 'prioritized', 'delayed', 'waiting'] as const) {
    for await (const job of jobsIn(open, state)) if (job.name === 'publish') roots.push(job);
  }
  let removed = 0;
  for (const job of roots) {
    removed += await job.remove({ removeChildren: true }).then(
      () => 1,
      () => 0,
    );
  }
  return { removed, working: roots.length - removed };
}

/** Reads all jobs of a state before the first is returned, because callers move them. */
async function* jobsIn({ queue }: OpenQueue, state: JobType): AsyncGenerator<Job<StepData>> {
  const all: Job<StepData>[] = [];
  for (let from = 0; ; from += BATCH) {
    const some = await queue.getJobs([state], from, from + BATCH - 1, true);
    all.push(...some);
    if (some.length < BATCH) break;
  }
  yield* all;
}
