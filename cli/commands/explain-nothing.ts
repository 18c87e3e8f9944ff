import type { Report } from '../../conformance/model/report.ts';
import { exitCodes } from '../exit-codes.ts';

/** Explains on stderr, in one line, why a run verified nothing, where that is its exit code. */
export function explainNothing(report: Report, providers: readonly string[]): void {
  if (process.exitCode !== exitCodes.broken || report.summary.errors > 0) return;
  const tried = providers.join(', ') || 'no provider';
  const why =
    report.checks.length === 0 ? `no check was selected (${tried})` : 'no check could be asserted; the report says why';
  process.stderr.write(`nothing was verified: ${why}.\n`);
}
