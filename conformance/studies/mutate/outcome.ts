import type { Shard } from '../../../src/base/shard.ts';

/**
 * How a command reacted to one mutant. `noticed`: it failed. `late`: it did not end in time, which a person notices,
 * too. `unnoticed`: it succeeded although the mutant was triggered. `unmet`: it never triggered the mutant.
 */
export type OutcomeKind = 'noticed' | 'late' | 'unnoticed' | 'unmet';

/** One mutant and its outcome. */
export interface Outcome {
  readonly id: string;
  readonly outcome: OutcomeKind;
  /** How the command ended: `exit 1`, `SIGABRT`, `stopped after 30 seconds`; `not run` where no run was needed. */
  readonly ending: string;
  /** True for an `unmet` one where the command failed, or did not end: all servers were as without a mutant, so it fails by itself at times. */
  readonly flaky?: true;
}

/** The outcomes of all mutants: the form of `--out`. */
export interface MutateReport {
  readonly schemaVersion: 1;
  readonly command: readonly string[];
  readonly seed: number;
  /** The part of the mutants that was tried. Absent for all. */
  readonly shard?: Shard;
  readonly summary: Readonly<Record<OutcomeKind, number>>;
  /** How many mutants an interruption left, or null when it came before that was known. Absent after a whole run. */
  readonly left?: number | null;
  /** Providers that the command did not call; their mutants were left out. */
  readonly unused: readonly string[];
  readonly outcomes: readonly (Outcome & { readonly statement: string })[];
}

/** Counts outcomes by kind. */
export function countOutcomes(outcomes: readonly Pick<Outcome, 'outcome'>[]): Record<OutcomeKind, number> {
  const counts: Record<OutcomeKind, number> = { noticed: 0, late: 0, unnoticed: 0, unmet: 0 };
  for (const { outcome } of outcomes) counts[outcome] += 1;
  return counts;
}
