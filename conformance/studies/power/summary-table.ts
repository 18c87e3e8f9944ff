import { markdownTable } from '../../../src/base/markdown-table.ts';
import type { PowerDocument } from './report.ts';

/** The figures of a run, as both documents show them. */
export function summaryTable({ summary }: PowerDocument): string {
  return markdownTable(
    ['', ''],
    [
      ['mutants (forbidden behaviours)', String(summary.mutants)],
      ['noticed', String(summary.killed)],
      ['declared equivalent, with a reason', String(summary.equivalent)],
      ['checks', String(summary.checks)],
      ['checks that notice a mutant which breaks their own requirement', String(summary.checksProven)],
      ['benign variations, by provider, all green', String(summary.variations)],
      ['refusals: operations × catalogued failures', String(summary.refusals)],
      ['of these proven by a check', String(summary.refusalsProven)],
    ],
  );
}
