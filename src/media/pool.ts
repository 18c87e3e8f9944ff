import pLimit, { type LimitFunction } from 'p-limit';
import { type Child, type JobOutcome, startChild } from './child.ts';
import { type Job, limitsOf } from './job.ts';

/** Idle milliseconds until a child is ended, because it holds some 60 MB. */
const IDLE_MS = 10_000;
/** A child that read a larger file is ended after it: what its memory still holds would count against the next file. */
const KEPT_BYTES = 10_000_000;
/** Cutting a long sound reads the same file for each piece; the start of a child takes longer than that. */
const REPEATED: ReadonlySet<Job['task']> = new Set(['piece']);

/** Runs jobs in at most `most` child processes, in the order of the calls. Starts children when they are needed. */
export class Pool {
  readonly #limited: LimitFunction;
  readonly #idle: { readonly child: Child; readonly end: NodeJS.Timeout }[] = [];

  constructor(most: number) {
    this.#limited = pLimit(most);
  }

  /**
   * Runs one job. A job that kills its child does not affect other jobs. One that kills a child that had others before it is
   * run again by a new child: what those left in memory may have been too much.
   */
  run(job: Job, bytes: number): Promise<JobOutcome> {
    return this.#limited(() => this.#runNow(job, bytes));
  }

  async #runNow(job: Job, bytes: number): Promise<JobOutcome> {
    const limits = limitsOf(job.task, bytes);
    const used = this.#takeUsed();
    let child = used ?? startChild();
    try {
      const outcome = await child.run(job, bytes, limits);
      if (outcome.kind !== 'died' || used === null) return outcome;
      child = startChild();
      return await child.run(job, bytes, limits);
    } finally {
      this.#giveBack(child, REPEATED.has(job.task) ? 0 : bytes);
    }
  }

  #takeUsed(): Child | null {
    for (let one = this.#idle.pop(); one; one = this.#idle.pop()) {
      clearTimeout(one.end);
      if (one.child.isAlive) return one.child;
    }
    return null;
  }

  #giveBack(child: Child, bytes: number): void {
    if (!child.isAlive) return;
    if (bytes > KEPT_BYTES) {
      child.kill();
      return;
    }
    const end = setTimeout(() => child.kill(), IDLE_MS);
    end.unref();
    this.#idle.push({ child, end });
  }
}
