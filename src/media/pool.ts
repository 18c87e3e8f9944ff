import { type Child, type JobOutcome, startChild } from './child.ts';
import { type Job, limitsOf } from './job.ts';

/** Idle milliseconds until a child is ended, because it holds some 60 MB. */
const IDLE_MS = 10_000;
/** A child that read a larger file is ended after it: what its memory still holds would count against the next file. */
const KEPT_BYTES = 10_000_000;

/** Runs jobs in at most `most` child processes, in the order of the calls. Starts children when they are needed. */
export class Pool {
  readonly #most: number;
  readonly #waiting: (() => void)[] = [];
  readonly #idle: { readonly child: Child; readonly end: NodeJS.Timeout }[] = [];
  #running = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Runs one job. A job that kills its child does not affect other jobs. */
  async run(job: Job, bytes: number): Promise<JobOutcome> {
    if (this.#running >= this.#most) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    const child = this.#take();
    try {
      return await child.run(job, bytes, limitsOf(job.task, bytes));
    } finally {
      this.#giveBack(child, bytes);
      // The next in line gets the place, or it becomes free.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }

  #take(): Child {
    for (let one = this.#idle.pop(); one; one = this.#idle.pop()) {
      clearTimeout(one.end);
      if (one.child.isAlive) return one.child;
    }
    return startChild();
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
