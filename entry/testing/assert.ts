import { type CheckResult, exitCode, failsRun, type Report } from '../../conformance/index.ts';
import { plainFacts } from '../../conformance/reporters/facts.ts';

/** A check that failed. The message has everything that is needed to act on it. */
export class ConformanceError extends Error {
  override readonly name = 'ConformanceError';
  readonly result: CheckResult;

  constructor(result: CheckResult) {
    super(`${result.id}: ${result.title}\n${plainFacts(result)}`);
    this.result = result;
    // The stack would lead into this package, but the fault is in the target.
    this.stack = `${this.name}: ${this.message}`;
  }
}

/**
 * Throws if a result must fail a test: failed or untestable and not in the baseline, or an error of the harness.
 * Returns for every other result: use `status` to skip what was not asserted.
 * @throws {ConformanceError}
 */
export function assertHeld(result: CheckResult): void {
  if (result.status === 'error' || (failsRun(result.status) && result.known === undefined))
    throw new ConformanceError(result);
}

/** Returns the reason to skip a test, or null for a result that passed, warned or must fail. */
export function reasonToSkip(result: CheckResult): string | null {
  const { status, reason, known } = result;
  if (status === 'skipped' || status === 'probed') return status === 'probed' ? `probed: ${reason}` : (reason ?? '');
  return known && failsRun(status) ? `expected until ${known.expires}: ${known.reason}` : null;
}

/**
 * Throws if a run as a whole must not be green: nothing was verified, or the baseline is stale.
 * @throws {Error}
 */
export function assertVerified(report: Report): void {
  const problems = report.baseline?.problems ?? [];
  if (problems.length > 0) {
    throw new Error(
      `the baseline is stale\n${problems.map(({ check, message }) => `${check}: ${message}`).join('\n')}`,
    );
  }
  if (exitCode(report) === 3 && report.summary.errors === 0) {
    const reasons = new Set(report.checks.map(({ reason }) => reason));
    throw new Error(`nothing was verified: ${[...reasons].join('; ') || 'no check was selected'}`);
  }
}
