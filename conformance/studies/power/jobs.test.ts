import { expect, it } from 'vitest';
import { mutants } from '../../mutants/index.ts';
import { checkedProviders, mutantOf, powerJobs, providerOf, variationOf } from './jobs.ts';

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

it('finds what a job names, and refuses what does not exist', () => {
  expect(providerOf({ kind: 'mutant', id: 'translateplus/health-down' })).toBe('translateplus');
  expect(variationOf('gzip').id).toBe('gzip');
  expect(() => mutantOf('translateplus/nobody')).toThrow(RangeError);
  expect(() => variationOf('nobody')).toThrow(RangeError);
});
