import { assumed } from '../../../../src/base/evidence.ts';
import { type Report, summarise } from '../../../model/report.ts';
import type { CheckResult, Status } from '../../../model/result.ts';
import { mutants } from '../../../mutants/index.ts';
import { allChecks } from '../../../providers/checks.ts';
import type { MutateReport, OutcomeKind } from '../outcome.ts';
import type { Witness } from './witness.ts';

/** What the formats of test reports need besides the outcomes. */
export interface ReportFacts {
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  /** A mutant that was never triggered is a failure. */
  readonly strict: boolean;
  readonly witnesses: ReadonlyMap<string, Witness>;
}

const statusOf: Readonly<Record<OutcomeKind, Status>> = {
  noticed: 'passed',
  late: 'passed',
  unnoticed: 'failed',
  unmet: 'skipped',
};

/**
 * A campaign in the form of a conformance report, for the writers of JUnit and CTRF: one case for each mutant, in the section of its
 * family. A single run's length is not measured: 0.
 */
export function asReport(report: MutateReport, facts: ReportFacts): Report {
  const { seed, outcomes } = report;
  const checks = outcomes.map((outcome) => resultOf(outcome, facts));
  const { startedAt } = facts;
  return { schemaVersion: 2, target: 'mock', seed, startedAt, durationMs: 0, summary: summarise(checks), checks };
}

function resultOf(
  { id, outcome, ending, statement, flaky }: MutateReport['outcomes'][number],
  { strict, witnesses }: ReportFacts,
): CheckResult {
  const mutant = mutants.find((one) => one.id === id);
  const check = allChecks.find((one) => one.id === mutant?.breaks[0]);
  const status: Status = outcome === 'unmet' && strict ? 'failed' : statusOf[outcome];
  const curl = witnesses.get(id)?.curl;
  const reasons: Readonly<Record<OutcomeKind, string | null>> = {
    noticed: null,
    late: null,
    unnoticed: `the command did not notice that the server ${statement} (${ending})`,
    unmet: flaky
      ? `the command failed by itself (${ending}): it requests nothing that shows whether the server ${statement}`
      : `the command requests nothing that shows whether the server ${statement}`,
  };
  return {
    id,
    provider: (id.split('/')[0] ?? '') as CheckResult['provider'],
    section: mutant?.family ?? 'mutants',
    level: 'must',
    title: `the server ${statement}`,
    requirement: check?.requirement ?? statement,
    evidence: check?.evidence ?? assumed('the provider of this mutant is not loaded'),
    status,
    reason: reasons[outcome],
    durationMs: 0,
    requests: 0,
    cost: { credits: 0, waitedSeconds: 0 },
    ...(curl === undefined || status !== 'failed' ? {} : { exchange: { curl, response: null } }),
  };
}
