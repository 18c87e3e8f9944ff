import type { ProviderId } from '../../../src/contracts/providers.ts';
import type { Check } from '../../model/check.ts';
import { checksOf, mutantOf, type PowerJob, type PowerResult, variationOf } from './jobs.ts';
import { judgeMutant } from './judge.ts';
import { type PlannedJob, planJob } from './plan.ts';
import { proveRefusals } from './refusals.ts';
import { judgeVariations } from './vary-together.ts';

/** Plans one job and runs it in this process. @throws {RangeError} for an unknown id */
export async function runPowerJob(job: PowerJob, seed: number): Promise<PowerResult> {
  return runPlannedJob(await planJob(job, seed), seed);
}

/** Runs one job that was planned here or in another process. @throws {RangeError} for an unknown id */
export async function runPlannedJob(job: PlannedJob, seed: number): Promise<PowerResult> {
  if (job.kind === 'refusals') {
    const { provider, met } = job;
    return { kind: job.kind, verdicts: await proveRefusals({ provider, checks: checksOf(provider), met, seed }) };
  }
  if (job.kind === 'variation') {
    const plan = { affected: checksWith(job.provider, job.checks), rest: job.rest };
    const varied = { parts: job.ids.map(variationOf), provider: job.provider, plan, seed };
    return { kind: job.kind, verdicts: await judgeVariations(varied) };
  }
  const mutant = mutantOf(job.id);
  const verdict = await judgeMutant(mutant, checksWith(mutant.provider, job.checks), seed);
  return { kind: job.kind, verdict };
}

function checksWith(provider: ProviderId, ids: readonly string[]): readonly Check[] {
  const wanted = new Set(ids);
  return checksOf(provider).filter(({ id }) => wanted.has(id));
}
