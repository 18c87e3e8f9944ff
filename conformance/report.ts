import type { Evidence } from '../src/base/evidence.ts';
import type { ProviderId } from '../src/contracts/providers.ts';
import type { BaselineProblem, KnownFailure } from './baseline.ts';
import type { Level } from './check.ts';

/**
 * The version of the report's form; raised when a reader of the old form would misread the new one. 2 added the
 * statuses `warned` and `untestable`, known failures, and the time of the run.
 */
export const REPORT_SCHEMA_VERSION = 2;

/** Every status, in the order they are shown. */
export const statuses = ['passed', 'failed', 'untestable', 'warned', 'skipped', 'probed', 'error'] as const;

/**
 * The result of a check. `passed`, `failed`: asserted and held, or not. `warned`: a `should` that was asserted and not
 * held. `untestable`: the target did not do what has to come first, so the requirement could not be looked at.
 * `skipped`: could not be carried out on this target, or was not wanted. `probed`: the behaviour is undocumented, so
 * what the target does was looked at and not judged. `error`: the harness broke.
 */
export type Status = (typeof statuses)[number];

/**
 * Which kind of reason a result has, where readers must tell reasons apart; the text of a reason is for people only.
 * `as-assumed`, `differs`: a probe saw what this project assumes, or something else. `needs-control`: skipped, because only
 * a control API can arrange what the check needs.
 */
export type ReasonKind = 'as-assumed' | 'differs' | 'needs-control';

/** The exchange behind a failure, shortened, with every credential blanked. */
export interface ExchangeExcerpt {
  /** The request as a command line that repeats it, `[redacted]` in the place of the key. */
  readonly curl: string;
  /** Null when no complete answer came. */
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  } | null;
}

/** The result of one check. */
export interface CheckResult {
  readonly id: string;
  readonly provider: ProviderId;
  readonly level: Level;
  readonly title: string;
  readonly requirement: string;
  readonly evidence: Evidence;
  readonly status: Status;
  /** Why it failed, warned, was skipped or broke; what a probe saw. Null for a pass. */
  readonly reason: string | null;
  readonly reasonKind?: ReasonKind;
  /** The two halves of the reason, where the check compared something. */
  readonly expected?: string;
  readonly got?: string;
  readonly durationMs: number;
  /** Requests sent to the provider, repetitions after a rate limit included. */
  readonly requests: number;
  readonly cost: {
    /** Credits that the provider's price list asks for what was sent and not refused. */
    readonly credits: number;
    /** Seconds that had to pass, on the target's clock or really. */
    readonly waitedSeconds: number;
  };
  readonly exchange?: ExchangeExcerpt;
  /** The baseline's entry that this result was expected by. */
  readonly known?: Omit<KnownFailure, 'check'>;
}

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

/** True for a status that fails the run unless the baseline expects it. */
export const failsRun = (status: Status): boolean => status === 'failed' || status === 'untestable';

/** True for a status that says the target does not do what is demanded, as a promise or as good manners. */
export const deviates = (status: Status): boolean => status === 'failed' || status === 'warned';

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
