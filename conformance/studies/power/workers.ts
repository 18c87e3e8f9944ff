import { type ChildProcess, fork } from 'node:child_process';
import { type PowerJob, type PowerResult, runPowerJob } from './jobs.ts';

/** Runs the pieces of a power run. */
export interface PowerWorkers {
  run(job: PowerJob): Promise<PowerResult>;
  close(): void;
}

/** The answer of a worker process: the result, or a text that says what went wrong. */
type WorkerAnswer = { readonly result: PowerResult } | { readonly problem: string };

interface Worker {
  readonly child: ChildProcess;
  busy: ((answer: WorkerAnswer) => void) | null;
}

/** A worker process ended early, or a job broke in it: the run shows nothing. */
export class WorkerError extends Error {
  override readonly name = 'WorkerError';
}

/** Which program the worker processes run: one that calls {@link serveAsPowerWorker}. */
export interface WorkerProgram {
  /** A path to a script for Node. */
  readonly program: string;
  readonly words: readonly string[];
}

/** Starts worker processes. `run` accepts at most as many jobs at a time as there are workers, and throws {@link WorkerError}. */
export function openPowerWorkers(count: number, { program, words }: WorkerProgram): PowerWorkers {
  const workers = Array.from({ length: count }, (): Worker => {
    const child = fork(program, words, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const worker: Worker = { child, busy: null };
    child.on('message', (answer) => worker.busy?.(answer as WorkerAnswer));
    child.on('exit', (code) => worker.busy?.({ problem: `a worker ended with ${code}` }));
    return worker;
  });
  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        const worker = workers.find(({ busy, child }) => busy === null && child.exitCode === null);
        if (worker === undefined) {
          reject(new WorkerError('every worker process has ended'));
          return;
        }
        worker.busy = (answer) => {
          worker.busy = null;
          if ('result' in answer) resolve(answer.result);
          else reject(new WorkerError(`${JSON.stringify(job)}: ${answer.problem}`));
        };
        worker.child.send(job);
      }),
    close: () => {
      for (const { child } of workers) child.kill();
    },
  };
}

/** The worker's side: takes jobs until the parent ends. */
export function serveAsPowerWorker(seed: number): void {
  process.on('message', (job) => {
    runPowerJob(job as PowerJob, seed).then(
      (result) => process.send?.({ result } satisfies WorkerAnswer),
      (error: unknown) =>
        process.send?.({
          problem: error instanceof Error ? (error.stack ?? error.message) : String(error),
        } satisfies WorkerAnswer),
    );
  });
  process.on('disconnect', () => process.exit());
}
