import type { ProviderId } from '../../../src/contracts/providers.ts';
import { runInOrder } from '../../run/pool.ts';
import { checksOf, type PowerJob, type PowerResult, providerOf } from './jobs.ts';
import { needsRecord, type PlannedJob, planJob } from './plan.ts';
import type { PowerWorkers } from './workers.ts';

/** A run in worker processes. */
export interface JobRun {
  readonly jobs: readonly PowerJob[];
  readonly seed: number;
  readonly workers: PowerWorkers;
  /** How many workers there are. */
  readonly width: number;
  /** Hears of each result, in the order of their ends. */
  readonly onResult: (result: PowerResult) => void;
}

/**
 * Runs jobs in worker processes; the results have the order of the jobs. The honest world of each provider is recorded by one worker,
 * which plans all jobs of that provider. Meanwhile the other workers run jobs that need no record.
 * @throws {WorkerError} if a worker ends early or a job breaks
 */
export async function runJobs({ jobs, seed, workers, width, onResult }: JobRun): Promise<PowerResult[]> {
  const recorded = byProvider(jobs.filter(needsRecord));
  const planning = new Map<ProviderId, Promise<ReadonlyMap<PowerJob, PlannedJob>>>();
  const plansOf = (provider: ProviderId) => {
    const own = recorded.get(provider) ?? [];
    const plans =
      planning.get(provider) ??
      workers.plan(own).then((planned) => new Map(own.map((job, at) => [job, planned[at] as PlannedJob])));
    planning.set(provider, plans);
    return plans;
  };
  const results = new Map<PowerJob, PowerResult>();
  const run = async (job: PowerJob) => {
    const planned = needsRecord(job) ? (await plansOf(providerOf(job))).get(job) : await planJob(job, seed);
    if (planned === undefined) throw new RangeError(`there is no plan of ${JSON.stringify(job)}`);
    const result = await workers.run(planned);
    results.set(job, result);
    onResult(result);
  };
  // The longest record first: the worker of a short one takes the next.
  const providers = [...recorded.keys()].sort((left, right) => checksOf(right).length - checksOf(left).length);
  await runInOrder(
    [
      ...providers.map((provider) => async () => void (await plansOf(provider))),
      ...jobs.filter((job) => !needsRecord(job)).map((job) => () => run(job)),
      ...providers.flatMap((provider) => (recorded.get(provider) ?? []).map((job) => () => run(job))),
    ],
    width,
  );
  return jobs.flatMap((job) => results.get(job) ?? []);
}

function byProvider(jobs: readonly PowerJob[]): ReadonlyMap<ProviderId, readonly PowerJob[]> {
  const groups = new Map<ProviderId, PowerJob[]>();
  for (const job of jobs) groups.set(providerOf(job), [...(groups.get(providerOf(job)) ?? []), job]);
  return groups;
}
