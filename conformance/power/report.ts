import type { ProviderId } from '../../src/contracts/types.ts';
import { allChecks } from '../checks/index.ts';
import { type MutantFamily, mutants } from '../mutants/index.ts';
import { variations } from '../variations/index.ts';
import type { PowerResult } from './jobs.ts';
import { verdictHolds } from './judge.ts';
import { type RefusalVerdict, refusalHolds } from './refusals.ts';
import { type VariationVerdict, variationHolds } from './vary.ts';

/** The version of the form below. */
export const POWER_SCHEMA_VERSION = 1;

/** A mutant in the document: what it is and who noticed it. */
export interface MutantRow {
  readonly id: string;
  readonly provider: ProviderId;
  readonly family: MutantFamily;
  readonly statement: string;
  /** Checks whose requirement it breaks. */
  readonly breaks: readonly string[];
  /** Every check that noticed. */
  readonly killedBy: readonly string[];
  readonly equivalent?: string;
}

/** A check in the document: what it noticed. */
export interface CheckRow {
  readonly id: string;
  /** Mutants that break its own requirement and that it noticed. */
  readonly proves: readonly string[];
  /** How many mutants it noticed in all; which, stands with the mutants. */
  readonly kills: number;
  /** Why no mutant can break its own requirement. */
  readonly unkillable?: string;
}

/** The outcome of a power run: `power.json`. No times in it: the same suite gives the same bytes. */
export interface PowerDocument {
  readonly schemaVersion: typeof POWER_SCHEMA_VERSION;
  readonly seed: number;
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
  /** Sentences, one for each thing that is not as it must be. */
  readonly problems: readonly string[];
}

/** Puts the pieces of a run into one document, in the order of the tables. */
export function powerDocument(
  results: readonly PowerResult[],
  seed: number,
  providers: readonly ProviderId[],
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
    const { killedBy } = verdict;
    return [{ id, provider, family, statement, breaks, killedBy, ...(equivalent === undefined ? {} : { equivalent }) }];
  });
  const checks = allChecks
    .filter(({ provider }) => providers.includes(provider))
    .map(({ id, unkillable }): CheckRow => {
      const kills = rows.filter(({ killedBy }) => killedBy.includes(id));
      const own = kills.filter(({ breaks }) => breaks.includes(id)).map((row) => row.id);
      return { id, proves: own, kills: kills.length, ...(unkillable === undefined ? {} : { unkillable }) };
    });
  const varied = results.flatMap((result) => (result.kind === 'variation' ? [result.verdict] : []));
  const refusals = results.flatMap((result) => (result.kind === 'refusals' ? result.verdicts : []));
  const statementOf = (id: string): string => variations.find((variation) => variation.id === id)?.statement ?? '';
  return {
    schemaVersion: POWER_SCHEMA_VERSION,
    seed,
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
    problems: [
      ...mutantProblems([...verdicts.values()]),
      ...checks.flatMap(checkProblems),
      ...varied.flatMap(variationProblems),
      ...refusals.flatMap(refusalProblems),
    ],
  };
}

function mutantProblems(verdicts: readonly Parameters<typeof verdictHolds>[0][]): string[] {
  return verdicts
    .filter((verdict) => !verdictHolds(verdict))
    .flatMap(({ mutant: { id, statement, equivalent }, killedBy, missedBy, errors }) => [
      ...errors.map((error) => `mutant ${id}: the harness broke in ${error}`),
      ...(equivalent !== undefined && killedBy.length > 0
        ? [`mutant ${id} is declared equivalent, but ${killedBy.join(', ')} noticed it`]
        : []),
      ...(equivalent === undefined && killedBy.length === 0 ? [`mutant ${id} survived: it ${statement}`] : []),
      ...(equivalent === undefined && killedBy.length > 0 && missedBy.length > 0
        ? [`mutant ${id} was not noticed by ${missedBy.join(', ')}, whose requirement it breaks`]
        : []),
    ]);
}

function checkProblems({ id, proves, unkillable }: CheckRow): string[] {
  if (proves.length === 0 && unkillable === undefined)
    return [`check ${id} noticed no mutant that breaks its requirement, and does not say why`];
  if (proves.length > 0 && unkillable !== undefined)
    return [`check ${id} says that no mutant can break it, but one did`];
  return [];
}

function variationProblems(verdict: VariationVerdict): string[] {
  if (variationHolds(verdict)) return [];
  const { variation, provider, wrong } = verdict;
  const what = wrong.length === 0 ? 'nothing passed' : wrong.join('; ');
  return [`variation ${variation} of ${provider} is not green: ${what}`];
}

function refusalProblems(verdict: RefusalVerdict): string[] {
  if (refusalHolds(verdict)) return [];
  const { provider, operation, failure, checks } = verdict;
  const pair = `${provider} ${operation} ${failure}`;
  return checks.length === 0
    ? [`refusal ${pair} is proven by no check, and no reason is stated`]
    : [`refusal ${pair} is said to be unprovable, but ${checks[0]} proves it`];
}
