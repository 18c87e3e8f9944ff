import { type Child, type JobOutcome, startChild } from './child.ts';
import { type Job, limitsOf } from './job.ts';

/** Milliseconds after which a child without work is ended: it holds some 60 MB. */
const IDLE_MS = 10_000;

/** Carries out jobs in at most `most` child processes, first come, first served. Children are made when they are needed. */
export class Pool {
  readonly #most: number;
  readonly #waiting: (() => void)[] = [];
  readonly #idle: { readonly child: Child; readonly end: NodeJS.Timeout }[] = [];
  #running = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Carries out one job. A child that a job killed costs no other job anything. */
  async run(job: Job, bytes: number): Promise<JobOutcome> {
    if (this.#running >= this.#most) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    const child = this.#take();
    try {
      return await child.run(job, bytes, limitsOf(job.task, bytes));
    } finally {
      this.#giveBack(child);
      // The place goes to the next in line, or becomes free.
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

  #giveBack(child: Child): void {
    if (!child.isAlive) return;
    const end = setTimeout(() => child.kill(), IDLE_MS);
    end.unref();
    this.#idle.push({ child, end });
  }
}
