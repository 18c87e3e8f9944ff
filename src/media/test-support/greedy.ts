/** A program that replaces the inspector and has the fault that the path of a job names. */
import { isMainThread } from 'node:worker_threads';
import type { JobRequest } from '../job.ts';
import { startWatchdog, watch } from '../watchdog.ts';

const kept: Uint8Array[] = [];

const faults: Readonly<Record<string, () => unknown>> = {
  heap: () => {
    for (const all: number[] = []; ; ) all.push(1.5);
  },
  buffers: () => {
    for (const all: Uint8Array[] = []; ; ) all.push(new Uint8Array(1_000_000).fill(1));
  },
  keep: () => {
    kept.push(new Uint8Array(100_000_000).fill(1));
    // The watchdog looks every 10 ms.
    return new Promise((resolve) => setTimeout(resolve, 100, process.pid));
  },
  one: () => new Uint8Array(2_000_000_000).fill(1).length,
  spin: () => {
    for (;;);
  },
  hang: () => new Promise(() => {}),
  abort: () => process.abort(),
  exit: () => process.exit(0),
  throw: () => {
    throw Object.assign(new Error('no'), { code: 'EACCES' });
  },
};

if (isMainThread) serve();
else watch();

function serve(): void {
  const watchdog = startWatchdog(new URL(import.meta.url));
  process.on('message', async ({ job, limits }: JobRequest) => {
    watchdog.begin({ ...limits, wallMilliseconds: job.path === 'hang' ? 300 : limits.wallMilliseconds });
    try {
      process.send?.({ kind: 'done', result: (await faults[job.path]?.()) ?? process.pid });
    } catch (error) {
      const { message, code } = error as NodeJS.ErrnoException;
      process.send?.({ kind: 'failed', message, code: code ?? null });
    }
    watchdog.end();
  });
  process.once('disconnect', () => process.exit());
  process.send?.({ kind: 'ready' });
}
