import type { ProviderId } from '../../../src/contracts/providers.ts';
import type { Check } from '../../model/check.ts';
import { type Mutant, mutants } from '../../mutants/index.ts';
import { allChecks } from '../../providers/checks.ts';
import { suiteRegistry } from '../../providers/index.ts';
import { allVariations } from '../variations/index.ts';
import { affectedChecks } from './affected.ts';
import { judgeMutant, type MutantVerdict } from './judge.ts';
import { proveRefusals, type RefusalVerdict } from './refusals.ts';
import { judgeVariation, type VariationVerdict, variationHolds } from './vary.ts';

/** One job of a power run, as data that can be sent to another process. */
export type PowerJob =
  | { readonly kind: 'mutant'; readonly id: string }
  | { readonly kind: 'variation'; readonly id: string; readonly provider: ProviderId }
  | { readonly kind: 'refusals'; readonly provider: ProviderId };

/** The result of one job. */
export type PowerResult =
  | { readonly kind: 'mutant'; readonly verdict: MutantVerdict }
  | { readonly kind: 'variation'; readonly verdict: VariationVerdict }
  | { readonly kind: 'refusals'; readonly verdicts: readonly RefusalVerdict[] };

const byProvider = new Map<ProviderId, readonly Check[]>();

/** A provider's checks: always the same list object, so that results can be cached by it. */
function checksOf(provider: ProviderId): readonly Check[] {
  const checks = byProvider.get(provider) ?? allChecks.filter((check) => check.provider === provider);
  byProvider.set(provider, checks);
  return checks;
}

/** Providers that have checks, in the order of the checks. */
export const checkedProviders: readonly ProviderId[] = suiteRegistry.list(({ id, checks }) =>
  checks.length === 0 ? [] : [id],
);

/** Every job for these providers, the long ones first. */
export function powerJobs(providers: readonly ProviderId[] = checkedProviders): PowerJob[] {
  const wanted = (provider: ProviderId): boolean => providers.includes(provider);
  return [
    ...providers.map((provider) => ({ kind: 'refusals' as const, provider })),
    ...allVariations().flatMap(({ id, providers: where = checkedProviders }) =>
      where
        .filter((provider) => wanted(provider) && checkedProviders.includes(provider))
        .map((provider) => ({ kind: 'variation' as const, id, provider })),
    ),
    ...mutants.filter(({ provider }) => wanted(provider)).map(({ id }) => ({ kind: 'mutant' as const, id })),
  ];
}

/** Runs one job in this process. @throws {RangeError} for an unknown id */
export async function runPowerJob(job: PowerJob, seed: number): Promise<PowerResult> {
  if (job.kind === 'refusals') {
    return { kind: job.kind, verdicts: await proveRefusals(job.provider, checksOf(job.provider), seed) };
  }
  if (job.kind === 'variation') {
    const variation = byId(allVariations(), job.id);
    const judge = () => judgeVariation(variation, job.provider, checksOf(job.provider), seed);
    const verdict = await judge();
    // Time limits of exchanges may run out on a busy machine; a real failure occurs twice.
    return { kind: job.kind, verdict: variationHolds(verdict) ? verdict : await judge() };
  }
  const mutant: Mutant = byId(mutants, job.id);
  const affected = await affectedChecks(mutant, checksOf(mutant.provider), seed);
  return { kind: job.kind, verdict: await judgeMutant(mutant, affected, seed) };
}

function byId<T extends { readonly id: string }>(all: readonly T[], id: string): T {
  const found = all.find((one) => one.id === id);
  if (found === undefined) throw new RangeError(`there is no "${id}"`);
  return found;
}
