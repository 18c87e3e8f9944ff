import type { Check } from '../../model/check.ts';
import type { Mutant } from '../../mutants/mutant.ts';
import { judgeMutant, type MutantVerdict, verdictHolds } from './judge.ts';

export type { MutantVerdict } from './judge.ts';

/** What the suite makes of all mutants. */
export interface PowerReport {
  readonly verdicts: readonly MutantVerdict[];
  /** Mutants that no check noticed, declared equivalents aside. */
  readonly survivors: readonly string[];
  /** Checks that no mutant made fail and that do not say why. */
  readonly idleChecks: readonly string[];
}

/** How power is measured. */
export interface PowerOptions {
  readonly mutants: readonly Mutant[];
  readonly checks: readonly Check[];
  readonly seed?: number;
  /** `named`: run only the checks that a mutant is said to break, which takes a tenth of the time; `all` unless told. */
  readonly run?: 'all' | 'named';
  readonly onVerdict?: (verdict: MutantVerdict, done: number, total: number) => void;
}

/** Runs checks against each mutant, one world each, in this process: for mutants and checks of one's own. */
export async function measurePower(options: PowerOptions): Promise<PowerReport> {
  const { mutants, checks, onVerdict = () => {} } = options;
  const verdicts: MutantVerdict[] = [];
  for (const mutant of mutants) {
    const own = checks.filter(({ provider }) => provider === mutant.provider);
    const measured = options.run === 'named' ? own.filter(({ id }) => mutant.breaks.includes(id)) : own;
    const verdict = await judgeMutant(mutant, measured, options.seed ?? 1);
    verdicts.push(verdict);
    onVerdict(verdict, verdicts.length, mutants.length);
  }
  const killers = new Set(verdicts.flatMap(({ killedBy }) => killedBy));
  return {
    verdicts,
    survivors: verdicts
      .filter(({ mutant, killedBy }) => mutant.equivalent === undefined && killedBy.length === 0)
      .map(({ mutant }) => mutant.id),
    idleChecks: checks.filter((check) => !killers.has(check.id) && check.unkillable === undefined).map(({ id }) => id),
  };
}

/** True when every mutant was noticed by every check that it should be noticed by, and the harness held. */
export const powerHolds = (report: PowerReport): boolean => report.verdicts.every(verdictHolds);
