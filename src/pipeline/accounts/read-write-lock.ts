/** A lock for many shared tasks, or one exclusive task. */
export interface ReadWriteLock {
  /** Resolves when no exclusive task runs or waits. The returned function leaves. */
  enter(): Promise<() => void>;
  /** Runs the task exclusively: after all shared tasks have left, and before any other enters. */
  alone<T>(task: () => Promise<T>): Promise<T>;
}

/** Makes a lock for the tasks of this process. */
export function createReadWriteLock(): ReadWriteLock {
  let inside = 0;
  let lastAlone: Promise<void> = Promise.resolve();
  let waiting = 0;
  let everybodyLeft = () => {};

  return {
    async enter() {
      while (waiting > 0) await lastAlone;
      inside += 1;
      let left = false;
      return () => {
        if (left) return;
        left = true;
        inside -= 1;
        if (inside === 0) everybodyLeft();
      };
    },
    alone(task) {
      waiting += 1;
      const run = lastAlone.then(async () => {
        if (inside > 0) {
          await new Promise<void>((resolve) => {
            everybodyLeft = resolve;
          });
          everybodyLeft = () => {};
        }
        return task();
      });
      const over = () => {
        waiting -= 1;
      };
      lastAlone = run.then(over, over);
      return run;
    },
  };
}
