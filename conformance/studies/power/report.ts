import type { Shard } from '../../../src/base/shard.ts';
import type { ProviderId } from '../../../src/contracts/providers.ts';
import { mutants } from '../../mutants/index.ts';
import { allChecks } from '../../providers/checks.ts';
import { allVariations } from '../variations/index.ts';
import type { PowerResult } from './jobs.ts';
import { powerProblems } from './problems.ts';
import type { RefusalVerdict } from './refusals.ts';
import type { CheckRow, MutantRow } from './rows.ts';
import type { VariationVerdict } from './vary.ts';

/** The version of the format below. */
const POWER_SCHEMA_VERSION = 1;

/** The result of a power run: `power.json`. Without times, so the same suite gives the same bytes. */
export interface PowerDocument {
  readonly schemaVersion: typeof POWER_SCHEMA_VERSION;
  readonly seed: number;
  /** The shard that was run. Absent for a run of all. */
  readonly shard?: Shard;
  readonly summary: {
    readonly mutants: number;
    readonly killed: number;
    readonly equivalent: number;
    readonly checks: number;
    readonly checksProven: number;
    readonly variations: number;
    readonly refusals: number;
    readonly refusalsProven: number;
  };
  readonly mutants: readonly MutantRow[];
  readonly checks: readonly CheckRow[];
  readonly variations: readonly (VariationVerdict & { readonly statement: string })[];
  readonly refusals: readonly RefusalVerdict[];
  /** The text of each problem: a sentence for people. */
  readonly problems: readonly string[];
}

/** Combines the results of a run into one document, in the order of the tables. */
export function powerDocument(
  results: readonly PowerResult[],
  seed: number,
  providers: readonly ProviderId[],
  shard?: Shard,
): PowerDocument {
  const verdicts = new Map(
    results.flatMap((result) =>
      result.kind === 'mutant' ? [[result.verdict.mutant.id, result.verdict] as const] : [],
    ),
  );
  const rows = mutants.flatMap((mutant): MutantRow[] => {
    const { id, provider, family, statement, breaks, equivalent } = mutant;
    const verdict = verdicts.get(id);
    if (verdict === undefined) return [];
    const { killedBy, errors } = verdict;
    const more = { ...(equivalent === undefined ? {} : { equivalent }), ...(errors.length === 0 ? {} : { errors }) };
    return [{ id, provider, family, statement, breaks, killedBy, ...more }];
  });
  const checks = allChecks
    .filter(({ provider }) => providers.includes(provider))
    .map(({ id, unkillable }): CheckRow => {
      const kills = rows.filter(({ killedBy }) => killedBy.includes(id));
      const own = kills.filter(({ breaks }) => breaks.includes(id)).map((row) => row.id);
      return { id, proves: own, kills: kills.length, ...(unkillable === undefined ? {} : { unkillable }) };
    });
  const varied = results.flatMap((result) => (result.kind === 'variation' ? result.verdicts : []));
  const refusals = results.flatMap((result) => (result.kind === 'refusals' ? result.verdicts : []));
  const known = allVariations();
  const statementOf = (id: string): string => known.find((variation) => variation.id === id)?.statement ?? '';
  return {
    schemaVersion: POWER_SCHEMA_VERSION,
    seed,
    ...(shard === undefined ? {} : { shard }),
    summary: {
      mutants: rows.length,
      killed: rows.filter(({ killedBy }) => killedBy.length > 0).length,
      equivalent: rows.filter(({ equivalent }) => equivalent !== undefined).length,
      checks: checks.length,
      checksProven: checks.filter(({ proves }) => proves.length > 0).length,
      variations: varied.length,
      refusals: refusals.length,
      refusalsProven: refusals.filter((refusal) => refusal.checks.length > 0).length,
    },
    mutants: rows,
    checks,
    variations: varied.map((verdict) => ({ ...verdict, statement: statementOf(verdict.variation) })),
    refusals,
    problems: powerProblems(results, checks).map(({ text }) => text),
  };
}
