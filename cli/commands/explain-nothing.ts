import type { Report } from '../../conformance/model/report.ts';
import { exitCodes } from '../exit-codes.ts';

/**
 * Explains on stderr, in one line, why a run verified nothing, where that is its exit code.
 * @param grep the pattern that chose the checks. Default: none did
 */
export function explainNothing(report: Report, providers: readonly string[], grep?: string): void {
  if (process.exitCode !== exitCodes.broken || report.summary.errors > 0) return;
  const tried = providers.join(', ') || 'no provider';
  const why = report.checks.length > 0 ? 'no check could be asserted; the report says why.' : unselected(tried, grep);
  process.stderr.write(`nothing was verified: ${why}\n`);
}

const unselected = (tried: string, grep: string | undefined): string =>
  grep === undefined
    ? `no check was selected (${tried}).`
    : `no check of ${tried} has an id that matches --grep '${grep}'. conform --list names the ids; * stands for any letters: --grep '*${grep.replaceAll('*', '')}*'.`;
