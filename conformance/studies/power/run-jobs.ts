import type { ProviderId } from '../../../src/contracts/providers.ts';
import { checksOf, type PowerJob, type PowerResult, providerOf } from './jobs.ts';
import { needsRecord, type PlannedJob, planJob } from './plan.ts';
import type { PowerWorker } from './workers.ts';

/** A run in worker processes. */
export interface JobRun {
  readonly jobs: readonly PowerJob[];
  readonly seed: number;
  readonly workers: readonly PowerWorker[];
  /** Hears of each result, in the order of their ends. */
  readonly onResult: (result: PowerResult) => void;
}

/** The jobs of one provider that are left. */
interface Share {
  readonly provider: ProviderId;
  /** Those whose plan needs no record. */
  readonly free: PowerJob[];
  /** Those that are planned by the record, the longest first. */
  readonly planned: { readonly job: PowerJob; readonly plan: PlannedJob }[];
  /** Those that wait for the record. Empty when it is being made. */
  readonly waiting: PowerJob[];
  isTaken: boolean;
  planning: Promise<void> | null;
}

/**
 * Runs jobs in worker processes; the results have the order of the jobs. A worker takes a provider as long as there is one, records its
 * honest world, plans its jobs and runs them: so the code of each provider is compiled and warmed up in one process. Then it helps with the
 * provider that has most left.
 * @throws {WorkerError} if a worker ends early or a job breaks
 */
export async function runJobs({ jobs, seed, workers, onResult }: JobRun): Promise<PowerResult[]> {
  const shares = sharesOf(jobs);
  const results = new Map<PowerJob, PowerResult>();
  let isBroken = false;
  const run = async (worker: PowerWorker, job: PowerJob, plan: PlannedJob) => {
    const result = await worker.run(plan);
    results.set(job, result);
    onResult(result);
  };
  /** The next piece of work of a share; null if there is none at present. */
  const pieceOf = (share: Share, worker: PowerWorker): Promise<void> | null => {
    if (share.waiting.length > 0) return record(share, worker);
    const free = share.free.shift();
    if (free !== undefined) return planJob(free, seed).then((plan) => run(worker, free, plan));
    const next = share.planned.shift();
    return next === undefined ? null : run(worker, next.job, next.plan);
  };
  const work = async (worker: PowerWorker) => {
    let own: Share | undefined;
    while (!isBroken) {
      if (own === undefined || leftIn(own) === 0) own = nextOf(shares);
      if (own === undefined) return;
      own.isTaken = true;
      const piece: Promise<void> | null = pieceOf(own, worker) ?? own.planning;
      if (piece === null) own = undefined;
      else await piece;
    }
  };
  const stopping = (worker: PowerWorker) =>
    work(worker).catch((error: unknown) => {
      isBroken = true;
      throw error;
    });
  const ends = await Promise.allSettled(workers.map(stopping));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return jobs.flatMap((job) => results.get(job) ?? []);
}

/** By provider, that with most checks first: its record takes longest. */
function sharesOf(jobs: readonly PowerJob[]): readonly Share[] {
  return [...new Set(jobs.map(providerOf))]
    .sort((left, right) => checksOf(right).length - checksOf(left).length)
    .map((provider) => {
      const own = jobs.filter((job) => providerOf(job) === provider);
      const waiting = own.filter(needsRecord);
      const free = own.filter((job) => !waiting.includes(job));
      return { provider, free, planned: [], waiting, isTaken: false, planning: null };
    });
}

/** The share of a worker that has none: one that no worker has, else that with most left. */
function nextOf(shares: readonly Share[]): Share | undefined {
  const rest = shares.filter((share) => leftIn(share) > 0);
  const most = rest.toSorted((left, right) => leftIn(right) - leftIn(left))[0];
  return rest.find(({ isTaken }) => !isTaken) ?? most;
}

/** Jobs that can run now, or soon: a share whose record is being made counts as one. */
const leftIn = ({ free, planned, waiting, planning }: Share): number =>
  free.length + planned.length + waiting.length + (planning === null ? 0 : 1);

/** Lets a worker make the record of a share and plan by it. */
function record(share: Share, worker: PowerWorker): Promise<void> {
  const jobs = share.waiting.splice(0);
  share.planning = worker.plan(jobs).then((plans) => {
    share.planning = null;
    share.planned.push(...jobs.map((job, at) => ({ job, plan: plans[at] as PlannedJob })));
    share.planned.sort((left, right) => lengthOf(right.plan) - lengthOf(left.plan));
  });
  return share.planning;
}

/** How long a job takes, in runs of checks. Failures take most. */
const lengthOf = (plan: PlannedJob): number =>
  plan.kind === 'refusals' ? Number.POSITIVE_INFINITY : plan.checks.length;
