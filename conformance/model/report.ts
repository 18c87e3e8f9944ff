import type { Shard } from '../../src/base/shard.ts';
import { type BaselineProblem, type CheckResult, failsRun, type Status } from './result.ts';

/**
 * The version of the report's format; raised when a reader of the old format would misread the new one. 2 added the
 * statuses `warned` and `untestable`, known failures, and the time of the run.
 */
export const REPORT_SCHEMA_VERSION = 2;

/** The number of checks by status. Each check counts once. */
export interface Summary {
  readonly passed: number;
  readonly failed: number;
  readonly warned: number;
  readonly skipped: number;
  readonly untestable: number;
  readonly probed: number;
  readonly errors: number;
  /** The number of `failed` and `untestable` checks that the baseline expects: they do not fail the run. */
  readonly known: number;
  /** Wrong entries of the baseline: their check passes or is unknown, or their date is over. */
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
  /** In the order of the checks, not of their runs. */
  readonly checks: readonly CheckResult[];
  /** The frozen requirements that the run judged by, such as `translateplus@2026-11-29`; absent for those of today. */
  readonly requirements?: readonly string[];
  /** What was asked for: providers, and the pattern or text that the ids of the checks had to fit; absent for all checks. */
  readonly selection?: { readonly providers?: readonly string[]; readonly grep?: string };
  /** Which part of a run this is; absent for a whole run. */
  readonly shard?: Shard;
  /** The problems of the baseline; absent without a baseline. */
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

/** Counts results by status, those that the baseline expects, and the problems of the baseline. */
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
 * 1: a check failed or was untestable because of the target, and no baseline expects it; or the baseline
 * is stale. This code has priority, because the reader must act on it first.
 * 3: the harness broke, or no check was asserted; probes and skips verify nothing. A shard may assert none: another one does.
 * 0: at least one check was asserted, and all asserted checks held, warned, or failed as expected.
 * (The command line uses 2 for bad usage.)
 */
export function exitCode(report: Pick<Report, 'summary'> & Partial<Pick<Report, 'shard'>>): 0 | 1 | 3 {
  const { failed, untestable, known, stale, errors, passed, warned } = report.summary;
  if (failed + untestable > known || stale > 0) return 1;
  if (errors > 0) return 3;
  return passed + warned + known === 0 && report.shard === undefined ? 3 : 0;
}
