import { expect, it } from 'vitest';
import { type PowerJob, type PowerResult, powerJobs, providerOf } from './jobs.ts';
import { needsRecord } from './plan.ts';
import { runJobs } from './run-jobs.ts';
import type { PowerWorkers } from './workers.ts';

const jobs = [...powerJobs(['translateplus']).slice(0, 40), ...powerJobs(['workers-ai']).slice(0, 40)];

/** Workers that plan and run nothing, and note what they are asked for. */
function noting() {
  const planned: (readonly PowerJob[])[] = [];
  const order: string[] = [];
  const workers: PowerWorkers = {
    plan: async (some) => {
      planned.push(some);
      order.push('plan');
      return some.map((job) => {
        if (job.kind === 'refusals') return { ...job, met: new Map() };
        if (job.kind === 'mutant') return { ...job, checks: [] };
        return { ...job, checks: [], rest: { others: 0, red: [], seen: new Set() } };
      });
    },
    run: async (job) => {
      order.push('run');
      const { kind } = job;
      if (kind === 'refusals') return { kind, verdicts: [] };
      return { kind, verdict: { mutant: { id: 'id' in job ? job.id : '' } } } as unknown as PowerResult;
    },
    close: () => {},
  };
  return { planned, order, workers };
}

it.each([1, 4])('records each provider once for %i workers, before all else', async (width) => {
  const { planned, order, workers } = noting();
  let heard = 0;
  const onResult = () => {
    heard += 1;
  };
  const results = await runJobs({ jobs, seed: 1, workers, width, onResult });
  expect(results.map(({ kind }) => kind)).toEqual(jobs.map(({ kind }) => kind));
  expect(heard).toBe(jobs.length);
  expect(order.slice(0, 2)).toEqual(['plan', 'plan']);
  // The provider with more checks first, because its record takes longest.
  expect(planned.map((some) => [...new Set(some.map(providerOf))])).toEqual([['translateplus'], ['workers-ai']]);
  expect(new Set(planned.flat())).toEqual(new Set(jobs.filter(needsRecord)));
});

it('records nothing for jobs that need no record', async () => {
  const { planned, workers } = noting();
  const free = jobs.filter((job) => !needsRecord(job));
  await runJobs({ jobs: free, seed: 1, workers, width: 2, onResult: () => {} });
  expect([free.length > 0, planned]).toEqual([true, []]);
});

it('ends with the error of a worker that broke while planning', async () => {
  const { workers } = noting();
  const broken = { ...workers, plan: () => Promise.reject(new RangeError('it broke')) };
  await expect(runJobs({ jobs, seed: 1, workers: broken, width: 2, onResult: () => {} })).rejects.toThrow('it broke');
});
