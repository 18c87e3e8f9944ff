import pLimit, { type LimitFunction } from 'p-limit';

/** Runs tasks of one name one after the other, in the order of the calls. Tasks of other names do not wait. */
export class Turns {
  readonly #lines = new Map<string, LimitFunction>();

  /** Runs a task after all earlier ones of its name, whether these succeeded or failed. */
  async run<T>(name: string, task: () => Promise<T>): Promise<T> {
    const line = this.#lines.get(name) ?? pLimit(1);
    this.#lines.set(name, line);
    try {
      return await line(task);
    } finally {
      if (line.activeCount + line.pendingCount === 0) this.#lines.delete(name);
    }
  }

  /** Names with a task that runs or waits. */
  get names(): readonly string[] {
    return [...this.#lines.keys()];
  }
}
