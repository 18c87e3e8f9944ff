import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Job, JobAnswer, JobLimits } from './job.ts';
import { inspectorProgram } from './program.ts';

/** Outcome of a job. `died`: it exceeded a limit, or crashed the child. */
export type JobOutcome =
  | Exclude<JobAnswer, { kind: 'ready' }>
  | { readonly kind: 'died' }
  | { readonly kind: 'not-started'; readonly message: string };

/** A process for one job at a time. */
export interface Child {
  run(job: Job, bytes: number, limits: JobLimits): Promise<JobOutcome>;
  /** Whether the process runs. */
  readonly isAlive: boolean;
  kill(): void;
}

/** Heap limit for a single step of V8. The watchdog in the child limits memory more strictly. */
const HEAP_MB = 900;
/** Time limit in milliseconds for the start of a child, and for noticing an exceeded limit. */
const START_MS = 30_000;

/**
 * Starts a child. It keeps this process alive only while it has a job, and ends with it. Its environment is empty, because
 * a process that reads hostile files should not know any keys.
 */
export function startChild(): Child {
  const child = fork(fileURLToPath(inspectorProgram()), [], {
    env: {},
    execArgv: [`--max-old-space-size=${HEAP_MB}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let isAlive = true;
  let isReady = false;
  let settle: ((outcome: JobOutcome) => void) | null = null;
  let timer: NodeJS.Timeout | null = null;
  const finish = (outcome: JobOutcome) => {
    if (timer) clearTimeout(timer);
    hold(child, false);
    settle?.(outcome);
    settle = null;
  };
  const end = (outcome: JobOutcome) => {
    isAlive = false;
    finish(outcome);
  };
  child.once('error', (error) => end({ kind: 'not-started', message: error.message }));
  child.once('exit', () => end(isReady ? { kind: 'died' } : { kind: 'not-started', message: 'it ended at its start' }));
  hold(child, false);
  return {
    get isAlive() {
      return isAlive;
    },
    kill: () => void child.kill('SIGKILL'),
    run(job, bytes, limits) {
      if (!isAlive) return Promise.resolve({ kind: 'died' });
      hold(child, true);
      timer = setTimeout(() => child.kill('SIGKILL'), START_MS + limits.wallMilliseconds);
      return new Promise((resolve) => {
        settle = resolve;
        const send = () => child.send({ job, bytes, limits }, (error) => error && child.kill('SIGKILL'));
        child.removeAllListeners('message');
        child.on('message', (message: JobAnswer) => {
          if (message.kind !== 'ready') return finish(message);
          isReady = true;
          send();
        });
        if (isReady) send();
      });
    },
  };
}

/** Whether the child and its channel keep this process alive. */
function hold(child: ChildProcess, isHeld: boolean): void {
  const does = isHeld ? 'ref' : 'unref';
  child[does]();
  child.channel?.[does]?.();
}
