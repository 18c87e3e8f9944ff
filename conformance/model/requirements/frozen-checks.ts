import type { ProviderId } from '../../../src/contracts/providers.ts';
import type { Check } from '../check.ts';
import { type FrozenRequirement, type RequirementSet, requirementSetName } from './requirement-set.ts';

/** What became of checks that the suite no longer has under their id. */
export interface FormerChecks {
  /** By former id: the present one. */
  readonly renamed: Readonly<Record<string, string>>;
  /** By former id: why it was removed, as a clause. */
  readonly removed: Readonly<Record<string, string>>;
}

/** The checks of frozen sets, and what a reader should know of them. */
export interface FrozenChecks {
  /** In the order of the suite; those that were removed come last, and skip themselves. */
  readonly checks: readonly Check[];
  /** Sentences on checks that were renamed or removed. */
  readonly notes: readonly string[];
  /** Ids that the suite does not have, and never had as far as it knows. */
  readonly unknown: readonly string[];
}

/**
 * The checks that sets list, each with the level, sentence and evidence of its set. Checks that a set does not list are left out, so
 * that a check that is added later cannot change a verdict by an older set.
 */
export function frozenChecks(
  all: readonly Check[],
  sets: readonly RequirementSet[],
  { renamed, removed }: FormerChecks,
): FrozenChecks {
  const frozen = new Map<string, FrozenRequirement>();
  const gone: Check[] = [];
  const notes: string[] = [];
  const unknown: string[] = [];
  for (const set of sets) {
    const name = requirementSetName(set);
    for (const requirement of set.requirements) {
      const { check: id } = requirement;
      const present = all.some((check) => check.id === id) ? id : renamed[id];
      const why = removed[id];
      if (present !== undefined && all.some((check) => check.id === present)) {
        frozen.set(present, requirement);
        if (present !== id) notes.push(`${name}: ${id} is called ${present} now.`);
      } else if (why !== undefined) {
        gone.push(goneCheck(set.provider, requirement, why));
        notes.push(`${name}: ${id} was removed from the suite and is skipped: ${why}.`);
      } else unknown.push(id);
    }
  }
  const kept = all.flatMap((check) => {
    const requirement = frozen.get(check.id);
    return requirement === undefined ? [] : [asFrozen(check, requirement)];
  });
  return { checks: [...kept, ...gone], notes, unknown };
}

const asFrozen = (check: Check, { level, grade, source, requirement }: FrozenRequirement): Check => ({
  ...check,
  level,
  requirement,
  evidence: { grade, source },
});

/** A check that is no more: reports show it as skipped, so that a set keeps its length. */
const goneCheck = (
  provider: string,
  { check: id, level, grade, source, requirement }: FrozenRequirement,
  why: string,
) =>
  ({
    id,
    provider: provider as ProviderId,
    level,
    title: 'A check that was removed',
    requirement,
    evidence: { grade, source },
    cost: { requests: 0, credits: 0 },
    run: async (t) => t.skip(`this check was removed from the suite: ${why}`),
  }) satisfies Check;
