import { type OptionNames, refuseUnknownOptions } from '../../../src/base/known-options.ts';
import type { Check } from '../../model/check.ts';
import type { Mutant } from '../../mutants/mutant.ts';
import { judgeMutant, type MutantVerdict, verdictHolds } from './judge.ts';

export type { MutantVerdict } from './judge.ts';

/** The verdicts of the suite on all mutants. */
export interface PowerReport {
  readonly verdicts: readonly MutantVerdict[];
  /** Mutants that no check noticed, except declared equivalents. */
  readonly survivors: readonly string[];
  /** Checks that no mutant made fail and that give no reason. */
  readonly idleChecks: readonly string[];
}

/** Options of a measurement. */
export interface PowerOptions {
  readonly mutants: readonly Mutant[];
  readonly checks: readonly Check[];
  readonly seed?: number;
  /** `named`: run only the checks that a mutant names, which takes a tenth of the time. Default: `all`. */
  readonly run?: 'all' | 'named';
  readonly onVerdict?: (verdict: MutantVerdict, done: number, total: number) => void;
}

const optionNames: OptionNames<PowerOptions> = {
  mutants: true,
  checks: true,
  seed: true,
  run: true,
  onVerdict: true,
};

/** Runs checks against each mutant, one world each, in this process: for the caller's own mutants and checks. */
export async function measurePower(options: PowerOptions): Promise<PowerReport> {
  refuseUnknownOptions('measurePower', options, optionNames);
  const { mutants, checks, onVerdict = () => {} } = options;
  const verdicts: MutantVerdict[] = [];
  for (const mutant of mutants) {
    const own = checks.filter(({ provider }) => provider === mutant.provider);
    const named = own.filter(({ id }) => mutant.breaks.includes(id));
    // A check that judges the answers to others needs the others.
    const measured = options.run === 'named' && !named.some(({ wire }) => wire) ? named : own;
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

/** True if every expected check noticed its mutants, and the harness did not break. */
export const powerHolds = (report: PowerReport): boolean => report.verdicts.every(verdictHolds);
