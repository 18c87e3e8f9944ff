import type { Baseline, Check } from '../../conformance/index.ts';
import type { Shard } from '../../src/base/shard.ts';
import { frozenBy } from './conform-requirements.ts';

/** The options that choose checks before `--provider` and `--grep` select among them. */
export interface ChecksFlags {
  readonly requirements?: readonly string[];
  readonly shard?: Shard;
}

/** The checks of a run, and what its report says of them. */
export interface ChosenChecks {
  readonly checks: readonly Check[];
  readonly requirements?: readonly string[];
  readonly shard?: Shard;
}

/** The checks that the options leave of all. @throws {UsageError} for frozen requirements that cannot be used */
export async function chosenChecks({ requirements, shard }: ChecksFlags, all: readonly Check[]): Promise<ChosenChecks> {
  const frozen = requirements === undefined ? { checks: all } : await frozenBy(requirements, all);
  if (shard === undefined) return frozen;
  const { checksOfShard } = await import('../../conformance/model/shard-checks.ts');
  return { ...frozen, checks: checksOfShard(frozen.checks, shard), shard };
}

/** A baseline without the entries of checks that exist and were not chosen: they are neither unknown nor stale. */
export function baselineFor(baseline: Baseline, chosen: readonly Check[], all: readonly Check[]): Baseline {
  const ids = (checks: readonly Check[]) => new Set(checks.map(({ id }) => id));
  const [kept, known] = [ids(chosen), ids(all)];
  return {
    ...baseline,
    knownFailures: baseline.knownFailures.filter(({ check }) => kept.has(check) || !known.has(check)),
  };
}
