import type { PowerResult } from './jobs.ts';
import { type MutantVerdict, verdictHolds } from './judge.ts';
import { type RefusalVerdict, refusalHolds } from './refusals.ts';
import type { CheckRow } from './rows.ts';
import { type VariationVerdict, variationHolds } from './vary.ts';

/** One finding that fails a power run: its subject, and a sentence for people. */
export interface PowerProblem {
  readonly about: 'mutant' | 'check' | 'variation' | 'refusal';
  readonly text: string;
}

/**
 * Every problem of a run, in the order mutants, checks, variations, refusals. A problem about a check means that no mutant
 * proved it, so it has no meaning in a run of only some mutants.
 */
export function powerProblems(results: readonly PowerResult[], checks: readonly CheckRow[]): PowerProblem[] {
  const about = (about: PowerProblem['about'], texts: readonly string[]) => texts.map((text) => ({ about, text }));
  const of = <K extends PowerResult['kind']>(kind: K) =>
    results.filter((result): result is Extract<PowerResult, { kind: K }> => result.kind === kind);
  return [
    ...about(
      'mutant',
      of('mutant').flatMap(({ verdict }) => mutantProblems(verdict)),
    ),
    ...about('check', checks.flatMap(checkProblems)),
    ...about(
      'variation',
      of('variation').flatMap(({ verdicts }) => verdicts.flatMap(variationProblems)),
    ),
    ...about(
      'refusal',
      of('refusals').flatMap(({ verdicts }) => verdicts.flatMap(refusalProblems)),
    ),
  ];
}

function mutantProblems(verdict: MutantVerdict): string[] {
  if (verdictHolds(verdict)) return [];
  const { killedBy, missedBy, errors } = verdict;
  const { id, statement, equivalent } = verdict.mutant;
  return [
    ...errors.map((error) => `mutant ${id}: the harness broke in ${error}`),
    ...(equivalent !== undefined && killedBy.length > 0
      ? [`mutant ${id} is declared equivalent, but ${killedBy.join(', ')} noticed it`]
      : []),
    ...(equivalent === undefined && killedBy.length === 0 ? [`mutant ${id} survived: it ${statement}`] : []),
    ...(equivalent === undefined && killedBy.length > 0 && missedBy.length > 0
      ? [`mutant ${id} was not noticed by ${missedBy.join(', ')}, whose requirement it breaks`]
      : []),
  ];
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
