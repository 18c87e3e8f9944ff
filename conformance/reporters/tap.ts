import type { Report } from '../model/report.ts';
import type { CheckResult } from '../model/result.ts';
import { factsOf, type Word, wordOf } from './facts.ts';
import type { Output, Reporter } from './reporter.ts';

/**
 * TAP 14 (https://testanything.org). A failure that does not fail the run, expected or of a `should`, is a TAP
 * TODO; a check that was not asserted is SKIP.
 */
export function tapReporter(output: Output): Reporter {
  return { finish: (report) => output.write(tap(report)) };
}

function tap(report: Report): string {
  const problems = report.baseline?.problems ?? [];
  const lines = ['TAP version 14', `1..${report.checks.length + problems.length}`];
  for (const [at, result] of report.checks.entries()) lines.push(...pointOf(result, at + 1));
  for (const [at, { check, message }] of problems.entries()) {
    lines.push(`not ok ${report.checks.length + at + 1} - ${oneLine(`baseline: ${check}: ${message}`)}`);
  }
  return `${lines.join('\n')}\n`;
}

function pointOf(result: CheckResult, number: number): string[] {
  const word = wordOf(result);
  const point = `${isOk(word) ? 'ok' : 'not ok'} ${number} - ${oneLine(result.id)}${directive(result, word)}`;
  if (isOk(word)) return [point];
  const facts = factsOf(result).map(({ label, text }) => `  ${label}: ${JSON.stringify(text)}`);
  return [point, '  ---', `  status: ${word}`, ...facts, '  ...'];
}

const isOk = (word: Word): boolean => word === 'passed' || word === 'probed' || word === 'skipped';

function directive({ reason, known }: CheckResult, word: Word): string {
  if (word === 'skipped') return ` # SKIP ${oneLine(reason ?? '')}`;
  if (word === 'probed') return ` # SKIP probed: ${oneLine(reason ?? '')}`;
  if (word === 'expected') return ` # TODO known until ${known?.expires}: ${oneLine(known?.reason ?? '')}`;
  return word === 'warned' ? ' # TODO a should, not a must' : '';
}

/** A description on one line, without text that reads as a directive. */
const oneLine = (text: string): string => text.replace(/[\\#]/g, '\\$&').replace(/\s+/g, ' ');
