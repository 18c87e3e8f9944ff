/** Limits the number of concurrent tasks; the others wait in line. */
export interface Gate {
  run<T>(task: () => Promise<T>): Promise<T>;
}

/** @param width most concurrent tasks, at least 1 */
export function createGate(width: number): Gate {
  let free = width;
  const line: (() => void)[] = [];
  return {
    async run(task) {
      if (free > 0) free -= 1;
      else await new Promise<void>((go) => line.push(go));
      try {
        return await task();
      } finally {
        const next = line.shift();
        if (next) next();
        else free += 1;
      }
    },
  };
}
