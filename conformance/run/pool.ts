/**
 * Runs jobs, at most `width` at a time, starting them in order. The results have the order of the jobs, not
 * of their ends. If a job rejects, the call rejects after all started jobs have ended.
 */
export async function runInOrder<T>(jobs: readonly (() => Promise<T>)[], width: number): Promise<T[]> {
  const results = new Map<number, T>();
  const failures: unknown[] = [];
  let next = 0;
  const worker = async () => {
    while (next < jobs.length && failures.length === 0) {
      const at = next;
      next += 1;
      try {
        results.set(at, await (jobs[at] as () => Promise<T>)());
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(width, jobs.length)) }, worker));
  if (failures.length > 0) throw failures[0];
  return jobs.map((_job, at) => results.get(at) as T);
}
