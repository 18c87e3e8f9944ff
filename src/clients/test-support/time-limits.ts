import { onTestFinished, vi } from 'vitest';
import { systemClock } from '../../base/clock.ts';

/** The time limits of attempts, ended by the test. */
export interface TimeLimits {
  /** Ends those that run. */
  readonly endAll: () => void;
}

/** Lets time limits end when the test wants it, however slow the machine is: replaces the real clock's `sleep` for one test. */
export function controlTimeLimits(): TimeLimits {
  const running = new Set<() => void>();
  const sleep = vi.spyOn(systemClock, 'sleep').mockImplementation(
    (_milliseconds, signal) =>
      new Promise((resolve, reject) => {
        running.add(resolve);
        signal?.addEventListener('abort', () => {
          running.delete(resolve);
          reject(signal.reason);
        });
      }),
  );
  onTestFinished(() => sleep.mockRestore());
  return {
    endAll: () => {
      for (const end of [...running]) end();
    },
  };
}
