// Covers: plan.ts

import { expect, it, vi } from 'vitest';
import { checksOf, type PowerJob, powerJobs } from './jobs.ts';
import { needsRecord, planJob, planJobs } from './plan.ts';
import { runPlannedJob, runPowerJob } from './run-job.ts';

vi.setConfig({ testTimeout: 120_000 });

const own = powerJobs(['workers-ai']);

/** The first job of a kind that is planned by a record. */
const recorded = (kind: PowerJob['kind']): PowerJob => {
  const job = own.find((job) => job.kind === kind && needsRecord(job));
  if (job === undefined) throw new Error(`no ${kind} needs a record`);
  return job;
};

it('runs jobs by plans that came from another process', async () => {
  const [mutant, variation] = structuredClone(await planJobs([recorded('mutant'), recorded('variation')], 1));
  if (mutant === undefined || variation === undefined) throw new Error('no plan');
  const caught = await runPlannedJob(mutant, 1);
  expect(caught.kind === 'mutant' && caught.verdict).toMatchObject({ missedBy: [], errors: [] });
  const green = await runPlannedJob(variation, 1);
  // The checks that were left out are counted, too.
  expect(green.kind === 'variation' && green.verdicts).toMatchObject([
    { passed: checksOf('workers-ai').length, wrong: [] },
  ]);
});

it('plans all checks for what no record can tell of', async () => {
  const proxied: PowerJob = { kind: 'variation', ids: ['gzip'], provider: 'workers-ai' };
  expect([needsRecord(proxied), needsRecord({ kind: 'refusals', provider: 'workers-ai' })]).toEqual([false, true]);
  const checks = checksOf('workers-ai').map(({ id }) => id);
  expect(await planJob(proxied, 1)).toEqual({ ...proxied, checks, rest: { others: 0, red: [], seen: new Set() } });
});

it('refuses a mutant that does not exist', async () => {
  await expect(runPowerJob({ kind: 'mutant', id: 'translateplus/nobody' }, 1)).rejects.toThrow(RangeError);
});
