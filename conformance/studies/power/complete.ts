import { contracts } from '../../../src/contracts/contracts.ts';
import type { ProviderId } from '../../../src/contracts/providers.ts';
import { mutants } from '../../mutants/index.ts';
import { checkedProviders, type PowerResult, powerJobs } from './jobs.ts';
import { type RefusalVerdict, unprovenReason } from './refusals.ts';

/** Replaces the checks that prove a refusal: only a run finds them. */
const SOME_CHECK = 'some/check';

/**
 * The minimal results of a run without problems, read from the tables: each mutant is noticed by the checks whose requirement
 * it breaks, each variation is green, each refusal is proven unless a reason is stated. A run with less has problems.
 */
export function completeResults(): PowerResult[] {
  return [
    ...mutants.map((mutant): PowerResult => {
      const killedBy = mutant.equivalent === undefined ? mutant.breaks : [];
      return { kind: 'mutant', verdict: { mutant, killedBy, missedBy: [], errors: [] } };
    }),
    ...powerJobs(checkedProviders).flatMap((job): PowerResult[] => {
      if (job.kind !== 'variation') return [];
      const { ids, provider } = job;
      const verdicts = ids.map((variation) => ({ variation, provider, passed: 1, skipped: [], wrong: [] }));
      return [{ kind: 'variation', verdicts }];
    }),
    ...checkedProviders.map((provider): PowerResult => ({ kind: 'refusals', verdicts: completeRefusals(provider) })),
  ];
}

function completeRefusals(provider: ProviderId): RefusalVerdict[] {
  return contracts[provider].operations.flatMap(({ id: operation, failures }) =>
    failures.map((failure): RefusalVerdict => {
      const reason = unprovenReason({ provider, operation, failure });
      return reason === undefined
        ? { provider, operation, failure, checks: [SOME_CHECK] }
        : { provider, operation, failure, checks: [], reason };
    }),
  );
}
