import { type ChildProcess, fork } from 'node:child_process';
import type { PowerJob, PowerResult } from './jobs.ts';
import { type PlannedJob, planJobs } from './plan.ts';
import { runPlannedJob } from './run-job.ts';

/** A worker process: runs pieces of a power run, one at a time. */
export interface PowerWorker {
  /** Plans jobs of one provider, in their order. */
  plan(jobs: readonly PowerJob[]): Promise<readonly PlannedJob[]>;
  run(job: PlannedJob): Promise<PowerResult>;
}

/** The worker processes of a run. */
export interface PowerWorkers {
  readonly each: readonly PowerWorker[];
  close(): void;
}

/** What a worker process is asked for. */
type WorkerRequest =
  | { readonly kind: 'plan'; readonly jobs: readonly PowerJob[] }
  | { readonly kind: 'run'; readonly job: PlannedJob };

/** The answer of a worker process: the result, or a text that says what went wrong. */
type WorkerAnswer = { readonly result: unknown } | { readonly problem: string };

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

/** Starts worker processes. Their calls throw {@link WorkerError}. */
export function openPowerWorkers(count: number, { program, words }: WorkerProgram): PowerWorkers {
  const children = Array.from({ length: count }, () =>
    fork(program, words, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'advanced' }),
  );
  return {
    each: children.map(workerOf),
    close: () => {
      for (const child of children) child.kill();
    },
  };
}

function workerOf(child: ChildProcess): PowerWorker {
  let hear: (answer: WorkerAnswer) => void = () => {};
  child.on('message', (answer) => hear(answer as WorkerAnswer));
  child.on('exit', (code) => hear({ problem: `a worker ended with ${code}` }));
  const ask = (request: WorkerRequest): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (child.exitCode !== null) {
        reject(new WorkerError(`${describe(request)}: its worker has ended with ${child.exitCode}`));
        return;
      }
      hear = (answer) => {
        if ('result' in answer) resolve(answer.result);
        else reject(new WorkerError(`${describe(request)}: ${answer.problem}`));
      };
      child.send(request);
    });
  return {
    plan: (jobs) => ask({ kind: 'plan', jobs }) as Promise<readonly PlannedJob[]>,
    run: (job) => ask({ kind: 'run', job }) as Promise<PowerResult>,
  };
}

function describe(request: WorkerRequest): string {
  if (request.kind === 'plan') return `planning ${request.jobs.length} jobs`;
  const { job } = request;
  if (job.kind === 'mutant') return `${job.kind} ${job.id}`;
  return job.kind === 'variation'
    ? `${job.kind} ${job.ids.join(', ')} of ${job.provider}`
    : `${job.kind} of ${job.provider}`;
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
