import { type ChildProcess, fork } from 'node:child_process';
import type { PowerJob, PowerResult } from './jobs.ts';
import { type PlannedJob, planJobs } from './plan.ts';
import { runPlannedJob } from './run-job.ts';

/** Runs the pieces of a power run. Each call takes a free worker. */
export interface PowerWorkers {
  /** Plans jobs of one provider, in their order. */
  plan(jobs: readonly PowerJob[]): Promise<readonly PlannedJob[]>;
  run(job: PlannedJob): Promise<PowerResult>;
  close(): void;
}

/** What a worker process is asked for. */
type WorkerRequest =
  | { readonly kind: 'plan'; readonly jobs: readonly PowerJob[] }
  | { readonly kind: 'run'; readonly job: PlannedJob };

/** The answer of a worker process: the result, or a text that says what went wrong. */
type WorkerAnswer = { readonly result: unknown } | { readonly problem: string };

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

/** Starts worker processes. At most as many calls at a time as there are workers. They throw {@link WorkerError}. */
export function openPowerWorkers(count: number, { program, words }: WorkerProgram): PowerWorkers {
  const workers = Array.from({ length: count }, (): Worker => {
    const child = fork(program, words, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'advanced' });
    const worker: Worker = { child, busy: null };
    child.on('message', (answer) => worker.busy?.(answer as WorkerAnswer));
    child.on('exit', (code) => worker.busy?.({ problem: `a worker ended with ${code}` }));
    return worker;
  });
  const ask = (request: WorkerRequest): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const worker = workers.find(({ busy, child }) => busy === null && child.exitCode === null);
      if (worker === undefined) {
        reject(new WorkerError('every worker process has ended'));
        return;
      }
      worker.busy = (answer) => {
        worker.busy = null;
        if ('result' in answer) resolve(answer.result);
        else reject(new WorkerError(`${describe(request)}: ${answer.problem}`));
      };
      worker.child.send(request);
    });
  return {
    plan: (jobs) => ask({ kind: 'plan', jobs }) as Promise<readonly PlannedJob[]>,
    run: (job) => ask({ kind: 'run', job }) as Promise<PowerResult>,
    close: () => {
      for (const { child } of workers) child.kill();
    },
  };
}

function describe(request: WorkerRequest): string {
  if (request.kind === 'plan') return `planning ${request.jobs.length} jobs`;
  const { job } = request;
  return 'id' in job ? `${job.kind} ${job.id}` : `${job.kind} of ${job.provider}`;
}

/** The worker's side: takes requests until the parent ends. */
export function serveAsPowerWorker(seed: number): void {
  const answer = (request: WorkerRequest): Promise<unknown> =>
    request.kind === 'plan' ? planJobs(request.jobs, seed) : runPlannedJob(request.job, seed);
  process.on('message', (request) => {
    answer(request as WorkerRequest).then(
      (result) => process.send?.({ result } satisfies WorkerAnswer),
      (error: unknown) =>
        process.send?.({
          problem: error instanceof Error ? (error.stack ?? error.message) : String(error),
        } satisfies WorkerAnswer),
    );
  });
  process.on('disconnect', () => process.exit());
}
