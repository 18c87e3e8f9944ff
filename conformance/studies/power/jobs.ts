import type { ProviderId } from '../../../src/contracts/providers.ts';
import type { Check } from '../../model/check.ts';
import { type Mutant, mutants } from '../../mutants/index.ts';
import { allChecks } from '../../providers/checks.ts';
import { suiteRegistry } from '../../providers/index.ts';
import { allVariations, type Variation } from '../variations/index.ts';
import { playedTogether } from '../variations/sets.ts';
import type { MutantVerdict } from './judge.ts';
import type { RefusalVerdict } from './refusals.ts';
import type { VariationVerdict } from './vary.ts';

/** One job of a power run, as data that can be sent to another process. */
export type PowerJob =
  | { readonly kind: 'mutant'; readonly id: string }
  /** Variations that one server plays together; most often one. */
  | { readonly kind: 'variation'; readonly ids: readonly string[]; readonly provider: ProviderId }
  | { readonly kind: 'refusals'; readonly provider: ProviderId };

/** The result of one job. */
export type PowerResult =
  | { readonly kind: 'mutant'; readonly verdict: MutantVerdict }
  | { readonly kind: 'variation'; readonly verdicts: readonly VariationVerdict[] }
  | { readonly kind: 'refusals'; readonly verdicts: readonly RefusalVerdict[] };

const byProvider = new Map<ProviderId, readonly Check[]>();

/** A provider's checks: always the same list object, so that results can be cached by it. */
export function checksOf(provider: ProviderId): readonly Check[] {
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
    ...checkedProviders
      .filter(wanted)
      .flatMap((provider) =>
        playedTogether(allVariations(), provider).map((ids) => ({ kind: 'variation' as const, ids, provider })),
      ),
    ...mutants.filter(({ provider }) => wanted(provider)).map(({ id }) => ({ kind: 'mutant' as const, id })),
  ];
}

/** The mutant of an id. @throws {RangeError} for an unknown one */
export const mutantOf = (id: string): Mutant => byId(mutants, id);

/** The variation of an id. @throws {RangeError} for an unknown one */
export const variationOf = (id: string): Variation => byId(allVariations(), id);

/** The provider whose checks a job runs. @throws {RangeError} for an unknown mutant */
export const providerOf = (job: PowerJob): ProviderId =>
  job.kind === 'mutant' ? mutantOf(job.id).provider : job.provider;

function byId<T extends { readonly id: string }>(all: readonly T[], id: string): T {
  const found = all.find((one) => one.id === id);
  if (found === undefined) throw new RangeError(`there is no "${id}"`);
  return found;
}
