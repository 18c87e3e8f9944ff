import { Worker, workerData } from 'node:worker_threads';
import type { JobLimits } from './job.ts';

/** Indexes of the shared numbers: whether a job runs, and its limits in the units of `process`. */
const [BUSY, MEMORY, CPU, UNTIL] = [0, 1, 2, 3] as const;
const INTERVAL_MS = 10;

/** Ends this process as soon as a job exceeds a limit, even while the main thread is busy. */
export interface Watchdog {
  /** Starts to watch a job. */
  begin(limits: JobLimits): void;
  /** Stops watching. */
  end(): void;
}

/** Starts the watching thread. `file` is its program, which calls `watch`. */
export function startWatchdog(file: URL): Watchdog {
  const shared = new SharedArrayBuffer(8 * 4 + 4);
  const state = new Int32Array(shared, 32, 1);
  const numbers = new Float64Array(shared, 0, 4);
  new Worker(file, { workerData: shared }).unref();
  return {
    begin({ memoryBytes, cpuMilliseconds, wallMilliseconds }) {
      numbers[MEMORY] = memoryBytes;
      numbers[CPU] = cpuUsed() + cpuMilliseconds;
      numbers[UNTIL] = performance.timeOrigin + performance.now() + wallMilliseconds;
      Atomics.store(state, BUSY, 1);
      Atomics.notify(state, BUSY);
    },
    end() {
      Atomics.store(state, BUSY, 0);
    },
  };
}

/** Watches, in the thread that `startWatchdog` started. Never returns. */
export function watch(): void {
  const shared = workerData as SharedArrayBuffer;
  const state = new Int32Array(shared, 32, 1);
  const numbers = new Float64Array(shared, 0, 4);
  const parent = process.ppid;
  for (;;) {
    Atomics.wait(state, BUSY, 0);
    const isOver =
      process.memoryUsage.rss() > (numbers[MEMORY] as number) ||
      cpuUsed() > (numbers[CPU] as number) ||
      performance.timeOrigin + performance.now() > (numbers[UNTIL] as number) ||
      process.ppid !== parent;
    // SIGKILL: the main thread may be in the middle of anything.
    if (isOver) process.kill(process.pid, 'SIGKILL');
    Atomics.wait(state, BUSY, 1, INTERVAL_MS);
  }
}

function cpuUsed(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
