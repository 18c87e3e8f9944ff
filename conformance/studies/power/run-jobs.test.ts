import { expect, it } from 'vitest';
import { type PowerJob, type PowerResult, powerJobs, providerOf } from './jobs.ts';
import { needsRecord, type PlannedJob } from './plan.ts';
import { runJobs } from './run-jobs.ts';
import type { PowerWorker } from './workers.ts';

const jobs = [...powerJobs(['translateplus']).slice(0, 40), ...powerJobs(['workers-ai']).slice(0, 40)];

/** Workers that plan and run nothing, and note what each of them is asked for. */
function noting(count: number) {
  const planned: (readonly PowerJob[])[] = [];
  const ran: PlannedJob[][] = [];
  const workers = Array.from({ length: count }, (_, at): PowerWorker => {
    const own: PlannedJob[] = [];
    ran.push(own);
    return {
      plan: async (some) => {
        planned.push(some);
        // The record of the second takes longer.
        for (let turn = 0; turn < 50 * at; turn += 1) await Promise.resolve();
        return some.map((job, place) => {
          if (job.kind === 'refusals') return { ...job, met: new Map() };
          const checks = Array.from({ length: place % 7 }, () => 'a/b/c');
          if (job.kind === 'mutant') return { ...job, checks };
          return { ...job, checks, rest: { others: 0, red: [], seen: new Set() } };
        });
      },
      run: async (job) => {
        own.push(job);
        const { kind } = job;
        if (kind === 'refusals') return { kind, verdicts: [] };
        return { kind, verdict: { mutant: { id: 'id' in job ? job.id : '' } } } as unknown as PowerResult;
      },
    };
  });
  return { planned, ran, workers };
}

it.each([1, 2, 4])('records each provider once for %i workers', async (count) => {
  const { planned, ran, workers } = noting(count);
  let heard = 0;
  const onResult = () => {
    heard += 1;
  };
  const results = await runJobs({ jobs, seed: 1, workers, onResult });
  expect(results.map(({ kind }) => kind)).toEqual(jobs.map(({ kind }) => kind));
  expect([heard, ran.flat().length]).toEqual([jobs.length, jobs.length]);
  // The provider with more checks first, because its record takes longest.
  expect(planned.map((some) => [...new Set(some.map(providerOf))])).toEqual([['translateplus'], ['workers-ai']]);
  expect(new Set(planned.flat())).toEqual(new Set(jobs.filter(needsRecord)));
});

it('gives each provider to one worker, which then helps the other', async () => {
  const { ran, workers } = noting(2);
  await runJobs({ jobs, seed: 1, workers, onResult: () => {} });
  const providersOf = (own: readonly PlannedJob[] = []) => own.map((job) => providerOf(job));
  expect([providersOf(ran[0])[0], providersOf(ran[1])[0]]).toEqual(['translateplus', 'workers-ai']);
  const helped = ran.map((own) => new Set(providersOf(own)).size);
  expect(Math.max(...helped)).toBe(2);
});

it('runs the longest of what a record plans first', async () => {
  const { ran, workers } = noting(1);
  await runJobs({ jobs: jobs.filter(({ kind }) => kind === 'mutant'), seed: 1, workers, onResult: () => {} });
  const lengths = (ran[0] ?? []).flatMap((job) =>
    job.kind === 'mutant' && job.id.startsWith('translateplus/') ? [job.checks.length] : [],
  );
  expect(lengths).toEqual(lengths.toSorted((left, right) => right - left));
});

it('records nothing for jobs that need no record', async () => {
  const { planned, workers } = noting(2);
  const free = jobs.filter((job) => !needsRecord(job));
  await runJobs({ jobs: free, seed: 1, workers, onResult: () => {} });
  expect([free.length > 0, planned]).toEqual([true, []]);
});

it('ends with the error of a worker that broke while planning', async () => {
  const { workers } = noting(2);
  const broken = workers.map((worker) => ({ ...worker, plan: () => Promise.reject(new RangeError('it broke')) }));
  await expect(runJobs({ jobs, seed: 1, workers: broken, onResult: () => {} })).rejects.toThrow('it broke');
});
