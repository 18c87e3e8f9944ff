import { expect, it, vi } from 'vitest';
import { mutants } from '../../mutants/index.ts';
import { checkedProviders, powerJobs, runPowerJob } from './jobs.ts';

vi.setConfig({ testTimeout: 120_000 });

it('has a job for each mutant, and one for the refusals of each provider', () => {
  const jobs = powerJobs();
  expect(jobs.flatMap((job) => (job.kind === 'mutant' ? [job.id] : []))).toEqual(mutants.map(({ id }) => id));
  expect(jobs.flatMap((job) => (job.kind === 'refusals' ? [job.provider] : []))).toEqual(checkedProviders);
});

it('has only the jobs of the providers that are named', () => {
  for (const job of powerJobs(['gcore-ai'])) {
    if (job.kind === 'mutant') expect(job.id).toMatch(/^gcore-ai\//);
    else expect(job.provider).toBe('gcore-ai');
  }
});

it('runs a mutant and tells who noticed it', async () => {
  const result = await runPowerJob({ kind: 'mutant', id: 'translateplus/health-down' }, 1);
  expect(result).toMatchObject({ kind: 'mutant', verdict: { missedBy: [], errors: [] } });
  if (result.kind === 'mutant') expect(result.verdict.killedBy).toContain('translateplus/health/ok');
});

it('refuses a mutant that does not exist', async () => {
  await expect(runPowerJob({ kind: 'mutant', id: 'translateplus/nobody' }, 1)).rejects.toThrow(RangeError);
});
