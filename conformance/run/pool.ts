import pLimit from 'p-limit';

/**
 * Runs jobs, at most `width` at a time, starting them in order. The results have the order of the jobs, not
 * of their ends. If a job rejects, no further job starts, and the call rejects after all started jobs have ended.
 */
export async function runInOrder<T>(jobs: readonly (() => Promise<T>)[], width: number): Promise<T[]> {
  const limited = pLimit(Math.max(1, width));
  const failed = new AbortController();
  const runs = jobs.map((job) =>
    limited(async () => {
      failed.signal.throwIfAborted();
      try {
        return await job();
      } catch (error) {
        failed.abort(error);
        throw error;
      }
    }),
  );
  await Promise.allSettled(runs);
  failed.signal.throwIfAborted();
  return Promise.all(runs);
}
