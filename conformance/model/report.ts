import { type BaselineProblem, type CheckResult, failsRun, type Status } from './result.ts';

/**
 * The version of the report's form; raised when a reader of the old form would misread the new one. 2 added the
 * statuses `warned` and `untestable`, known failures, and the time of the run.
 */
export const REPORT_SCHEMA_VERSION = 2;

/** How many checks came out how. Each is counted under its status once. */
export interface Summary {
  readonly passed: number;
  readonly failed: number;
  readonly warned: number;
  readonly skipped: number;
  readonly untestable: number;
  readonly probed: number;
  readonly errors: number;
  /** How many of `failed` and `untestable` the baseline expects: they do not fail the run. */
  readonly known: number;
  /** Entries of the baseline that are wrong: their check passes, is not known, or their date has gone by. */
  readonly stale: number;
}

/** The result of a run. */
export interface Report {
  readonly schemaVersion: typeof REPORT_SCHEMA_VERSION;
  readonly target: 'mock' | 'url' | 'live';
  readonly seed: number;
  /** When the run began, ISO 8601 in UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly summary: Summary;
  /** In the order of the checks, whatever order they ran in. */
  readonly checks: readonly CheckResult[];
  /** What is wrong with the baseline; absent where none was given. */
  readonly baseline?: { readonly problems: readonly BaselineProblem[] };
}

const summaryKeys: Readonly<Record<Status, keyof Summary>> = {
  passed: 'passed',
  failed: 'failed',
  warned: 'warned',
  skipped: 'skipped',
  untestable: 'untestable',
  probed: 'probed',
  error: 'errors',
};

/** Counts results by status, those that the baseline expects, and what is wrong with the baseline. */
export function summarise(
  results: readonly Pick<CheckResult, 'status' | 'known'>[],
  problems: readonly BaselineProblem[] = [],
): Summary {
  const summary = { passed: 0, failed: 0, warned: 0, skipped: 0, untestable: 0, probed: 0, errors: 0, known: 0 };
  for (const result of results) {
    summary[summaryKeys[result.status] as keyof typeof summary] += 1;
    if (result.known && failsRun(result.status)) summary.known += 1;
  }
  return { ...summary, stale: problems.length };
}

/**
 * The exit code of a run.
 *
 * 1: something failed or could not be tested for the target's own fault, and no baseline expects it; or the baseline
 * is stale. This comes first whatever else happened, because it is what the reader must act on first.
 * 3: the harness broke, or nothing was asserted; looking at things only, or skipping all, verifies nothing.
 * 0: at least one check was asserted, and all that were held, warned, or failed as expected.
 * (2, bad usage, is the command line's.)
 */
export function exitCode(report: Pick<Report, 'summary'>): 0 | 1 | 3 {
  const { failed, untestable, known, stale, errors, passed, warned } = report.summary;
  if (failed + untestable > known || stale > 0) return 1;
  return errors > 0 || passed + warned + known === 0 ? 3 : 0;
}
