/**
 * How the queue finds the jobs of dead workers. Locks are renewed at half their time; with the look for stalled jobs, a dead worker's go on
 * within 25 seconds. The queue counts deaths of workers against a job. They say nothing about the job, so none is too many.
 */
export const recovery = { lockDuration: 15_000, stalledInterval: 5_000, maxStalledCount: 1_000_000 } as const;
