import { grades } from '../../src/base/evidence.ts';
import { exitCode, type Report } from '../model/report.ts';
import type { CheckResult } from '../model/result.ts';
import { count } from '../model/show.ts';
import type { RunEvent } from '../run/runner.ts';
import { countWords, type Word, wordOf, words } from './facts.ts';
import { failureLines } from './failure.ts';
import type { Output, Reporter, ReporterOptions } from './reporter.ts';
import { skippedLines } from './skipped.ts';
import { type Style, styleFor } from './style.ts';
import { sectionTable } from './table.ts';
import { unansweredProviders } from './unanswered.ts';
import { wrap } from './wrap.ts';

const MIN_WIDTH = 40;

/** For people: progress, a table by section, each failure with all its facts, then a total. */
export function prettyReporter(output: Output, options: ReporterOptions = {}): Reporter {
  const width = Math.max(MIN_WIDTH, options.width ?? 100);
  const style = styleFor(options.color ?? false);
  const clear = () => {
    if (options.live) output.write('\r\u001b[K');
  };
  return {
    onEvent(event: RunEvent) {
      if (!options.live || event.type !== 'checked') return;
      clear();
      output.write(progress(event, width));
    },
    finish(report) {
      clear();
      output.write(`${pretty(report, width, style).join('\n')}\n`);
    },
  };
}

function progress({ done, total, result }: Extract<RunEvent, { type: 'checked' }>, width: number): string {
  return `${done}/${total} ${result.id}`.slice(0, width - 1);
}

function pretty(report: Report, width: number, style: Style): string[] {
  const { checks } = report;
  const reported = words.filter((word) => !['passed', 'skipped', 'probed'].includes(word));
  const bad = reported.flatMap((word) => checks.filter((result) => wordOf(result) === word));
  return [
    ...sectionTable(checks, width, style),
    '',
    ...bad.flatMap((result) => [...failureLines(result, width, style), '']),
    ...probes(checks, width, style),
    ...skippedLines(checks, width, style),
    ...staleEntries(report, width, style),
    ...total(report, width, style),
  ];
}

/** Entries of the baseline that fail the run. */
function staleEntries({ baseline }: Report, width: number, style: Style): string[] {
  if (!baseline?.problems.length) return [];
  return [
    style.red('stale in the baseline:'),
    ...baseline.problems.flatMap(({ check, message }) => [`  ${check}`, ...wrap(message, width, '    ')]),
    '',
  ];
}

/** Probes that differ from the assumptions of this project. */
function probes(checks: readonly CheckResult[], width: number, style: Style): string[] {
  const probed = checks.filter(({ status }) => status === 'probed');
  if (probed.length === 0) return [];
  const differing = probed.filter(({ reasonKind }) => reasonKind === 'differs');
  const as = probed.length - differing.length;
  return [
    style.yellow(`probed: ${count(probed.length, 'undocumented behaviour')}, ${as} as assumed`),
    ...differing.flatMap(({ id, reason }) => [`  ${id}`, ...wrap(reason ?? '', width, '    ')]),
    '',
  ];
}

const TOTALS: readonly (readonly [Word, 'green' | 'red' | 'yellow'])[] = [
  ['passed', 'green'],
  ['failed', 'red'],
  ['untestable', 'red'],
  ['error', 'red'],
  ['expected', 'yellow'],
  ['warned', 'yellow'],
  ['probed', 'yellow'],
  ['skipped', 'yellow'],
];

function total(report: Report, width: number, style: Style): string[] {
  const { summary, checks, target, seed } = report;
  const sum = (of: (result: CheckResult) => number) => checks.reduce((all, result) => all + of(result), 0);
  const counts = countWords(checks);
  const parts = TOTALS.filter(([word]) => counts[word] > 0).map(([word, paint]) => {
    const name = word === 'error' && counts[word] > 1 ? 'errors' : word;
    return style[paint](`${counts[word]} ${name}`);
  });
  if (summary.stale > 0) parts.push(style.red(`${summary.stale} stale in the baseline`));
  const line = `${count(checks.length, 'check')}: ${parts.join(', ') || 'no check was run'}`;
  const cost = `target ${target}, seed ${seed}, ${count(
    sum((result) => result.requests),
    'request',
  )}, ${count(
    sum(({ cost: { credits } }) => credits),
    'credit',
  )}, ${(report.durationMs / 1000).toFixed(1)} s`;
  const nothing = exitCode(report) === 3 && summary.errors === 0;
  return [
    style.bold(line),
    ...wrap(evidenceLine(checks), width, '').map(style.dim),
    ...wrap(cost, width, '').map(style.dim),
    ...unansweredProviders(checks).flatMap(({ provider, found }) =>
      wrap(`${provider}: ${found}, for every request. Is the server running, and is its --url correct?`, width, '').map(
        style.red,
      ),
    ),
    ...(nothing ? [style.red('Nothing was verified: no check was asserted.')] : []),
  ];
}

/** The evidence of the judged checks, so that a reader does not mistake an assumption for a promise. */
function evidenceLine(checks: readonly CheckResult[]): string {
  const judged = checks.filter(({ status }) => status !== 'skipped' && status !== 'probed' && status !== 'error');
  const parts = grades.map((grade) => {
    const amount = judged.filter(({ evidence }) => evidence.grade === grade).length;
    return `${amount} ${grade}`;
  });
  return `evidence of the judged checks: ${parts.join(', ')}`;
}
