/**
 * Program of the child process that reads media. It gets one job at a time over IPC, and ends with its parent. Its main
 * thread works; a second thread, which also runs this file, ends the process when a job exceeds a limit.
 */
import { isMainThread } from 'node:worker_threads';
import { copySound } from './copy-sound.ts';
import { cutSound } from './cut-sound.ts';
import type { Job, JobAnswer, JobRequest } from './job.ts';
import { readFacts } from './read-facts.ts';
import { readPackets } from './read-packets.ts';
import { startWatchdog, watch } from './watchdog.ts';

if (isMainThread) serve();
else watch();

function serve(): void {
  const watchdog = startWatchdog(new URL(import.meta.url));
  const answer = (message: JobAnswer) => process.send?.(message);
  process.on('message', ({ job, limits, bytes }: JobRequest) => {
    watchdog.begin(limits);
    carryOut(job, bytes)
      .then(
        (result): JobAnswer => ({ kind: 'done', result }),
        (error: NodeJS.ErrnoException): JobAnswer => ({
          kind: 'failed',
          message: error.message,
          code: error.code ?? null,
        }),
      )
      .then(answer)
      .finally(() => watchdog.end());
  });
  process.once('disconnect', () => process.exit());
  // A terminal sends these signals to children, too, but the parent decides.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
  answer({ kind: 'ready' });
}

function carryOut(job: Job, bytes: number): Promise<unknown> {
  switch (job.task) {
    case 'inspect':
      return readFacts(job.path, bytes);
    case 'packets':
      return readPackets(job.path, job.track);
    case 'sound':
      return copySound(job.path, job.copy, job.track);
    case 'piece':
      return cutSound(job.path, job.copy, job.from, job.to);
  }
}
