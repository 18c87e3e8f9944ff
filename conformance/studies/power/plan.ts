import type { ProviderId } from '../../../src/contracts/providers.ts';
import type { Check } from '../../model/check.ts';
import { affectedChecks, isReplayed } from './affected.ts';
import { checksOf, mutantOf, type PowerJob, providerOf, variationOf } from './jobs.ts';
import { forgetRecordings } from './recording.ts';
import { type MetRefusals, meetRefusals } from './refusals.ts';
import type { Rest } from './rest.ts';
import { planVariation } from './vary.ts';
import { inOneServer } from './vary-together.ts';

/** A job and what it must run, by ids of checks: data that can be cloned into another process. */
export type PlannedJob =
  | { readonly kind: 'mutant'; readonly id: string; readonly checks: readonly string[] }
  | {
      readonly kind: 'variation';
      readonly ids: readonly string[];
      readonly provider: ProviderId;
      readonly checks: readonly string[];
      /** What is known of the checks that are left out. */
      readonly rest: Rest;
    }
  | { readonly kind: 'refusals'; readonly provider: ProviderId; readonly met: MetRefusals };

/** True if a job's plan needs the record of an honest run. The other plans cost nothing. */
export function needsRecord(job: PowerJob): boolean {
  if (job.kind === 'refusals') return true;
  return isReplayed(job.kind === 'mutant' ? mutantOf(job.id) : inOneServer(job.ids.map(variationOf)));
}

/**
 * Plans a job. The record of an honest run, if it needs one, is made for the first of a provider's jobs and kept.
 * @throws {RangeError} for an unknown id
 */
export async function planJob(job: PowerJob, seed: number): Promise<PlannedJob> {
  const all = checksOf(providerOf(job));
  if (job.kind === 'refusals') return { ...job, met: await meetRefusals(all, seed) };
  if (job.kind === 'mutant') return { ...job, checks: idsOf(await affectedChecks(mutantOf(job.id), all, seed)) };
  const { affected, rest } = await planVariation(inOneServer(job.ids.map(variationOf)), all, seed);
  return { ...job, checks: idsOf(affected), rest };
}

/** Plans jobs of one provider, in their order, and forgets the record. @throws {RangeError} for an unknown id */
export async function planJobs(jobs: readonly PowerJob[], seed: number): Promise<PlannedJob[]> {
  const planned: PlannedJob[] = [];
  for (const job of jobs) planned.push(await planJob(job, seed));
  for (const job of jobs.slice(0, 1)) forgetRecordings(checksOf(providerOf(job)));
  return planned;
}

const idsOf = (checks: readonly Check[]): string[] => checks.map(({ id }) => id);
