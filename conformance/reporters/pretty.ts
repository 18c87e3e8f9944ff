import { grades } from '../../src/base/evidence.ts';
import type { Report } from '../model/report.ts';
import { type CheckResult, isFlaky } from '../model/result.ts';
import { count } from '../model/show.ts';
import type { RunEvent } from '../run/runner.ts';
import { briefResults, firstOf } from './brief.ts';
import { countWords, partOf, type Word, wordOf } from './facts.ts';
import { briefFailureLines, failureLines } from './failure.ts';
import { inert } from './inert.ts';
import { isHindered, obstacleLines } from './obstacles.ts';
import { type Output, type Reporter, type ReporterOptions, refuseUnknownReporterOptions } from './reporter.ts';
import { briefSkips, skippedLines } from './skipped.ts';
import { type Style, styleFor } from './style.ts';
import { sectionTable } from './table.ts';
import { wrap } from './wrap.ts';

const MIN_WIDTH = 40;

/**
 * For people: progress, a table, each failure with what was expected and what came, then a total. On request, a failure has all its facts.
 * Sections, skips and probes are listed where something failed in them, or on request: a run that held fits on a screen.
 */
export function prettyReporter(output: Output, options: ReporterOptions = {}): Reporter {
  refuseUnknownReporterOptions('prettyReporter', options);
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
      const lines = options.quiet
        ? quiet(report, width, style)
        : pretty(report, width, style, options.verbose ?? false);
      output.write(`${inert(lines.join('\n'))}\n`);
    },
  };
}

function progress({ done, total, result }: Extract<RunEvent, { type: 'checked' }>, width: number): string {
  return `${done}/${total} ${result.id}`.slice(0, width - 1);
}

/** Results that a reader must act on, the most urgent first. */
const URGENT: readonly Word[] = ['failed', 'untestable', 'error'];

function pretty(report: Report, width: number, style: Style, verbose: boolean): string[] {
  const { checks } = report;
  const of = (word: Word) => checks.filter((result) => wordOf(result) === word && !isHindered(result));
  const linesOf = verbose ? failureLines : briefFailureLines;
  const whole = (results: readonly CheckResult[]) =>
    results.flatMap((result) => [...linesOf(result, width, style), '']);
  const bad = whole(URGENT.flatMap(of));
  const more = bad.length === 0 ? [] : [...wrap(MORE, width, '').map(style.dim), ''];
  const table = sectionTable(checks, width, style, verbose);
  const end = [...staleEntries(report, width, style), ...total(report, width, style)];
  if (verbose) {
    const soft = [
      ...whole([...of('warned'), ...of('expected')]),
      ...checks.filter(isFlaky).map(flakyLine).map(style.yellow),
    ];
    return [
      ...table,
      '',
      ...bad,
      ...soft,
      ...probes(checks, width, style),
      ...skippedLines(checks, width, style),
      ...end,
    ];
  }
  const brief = [
    ...firstOf(checks.filter(isFlaky).map(flakyLine), 'flaky check').map(style.yellow),
    ...briefResults(of('warned'), '~', width, style),
    ...briefResults(of('expected'), '=', width, style),
    ...briefProbes(checks, style),
    ...briefSkips(checks, width, style),
  ];
  return [...table, '', ...bad, ...more, ...brief, ...(brief.length === 0 ? [] : ['']), ...end];
}

/** What the short form of failures leaves out. */
const MORE = '--verbose prints requirement, source, request and answer of each.';

const flakyLine = ({ id, attempts = [] }: CheckResult): string =>
  `flaky: ${id}: red in ${attempts.length} of ${attempts.length + 1} attempts`;

/** Failures and totals only. */
function quiet(report: Report, width: number, style: Style): string[] {
  const bad = report.checks.filter((result) => URGENT.includes(wordOf(result)) && !isHindered(result));
  return [
    ...bad.flatMap((result) => [...briefFailureLines(result, width, style), '']),
    ...staleEntries(report, width, style),
    total(report, width, style)[0] ?? '',
    ...obstacleLines(report.checks).map(style.red),
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

function briefProbes(checks: readonly CheckResult[], style: Style): string[] {
  const [first, ...differing] = probes(checks, Number.POSITIVE_INFINITY, style).filter((line) => line !== '');
  if (first === undefined) return [];
  const ids = differing.filter((_line, at) => at % 2 === 0);
  return [first, ...firstOf(ids, 'probe')];
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
  const judgedBy = partOf(report);
  const sum = (of: (result: CheckResult) => number) => checks.reduce((all, result) => all + of(result), 0);
  const counts = countWords(checks);
  const parts = TOTALS.filter(([word]) => counts[word] > 0).map(([word, paint]) => {
    const name = word === 'error' && counts[word] > 1 ? 'errors' : word;
    return style[paint](`${counts[word]} ${name}`);
  });
  if (summary.stale > 0) parts.push(style.red(`${summary.stale} stale in the baseline`));
  const line = `${count(checks.length, 'check')}: ${parts.join(', ') || 'no check was run'}`;
  const cost = `target ${target}${judgedBy}, --seed ${seed}, ${count(
    sum((result) => result.requests),
    'request',
  )}, ${count(
    sum(({ cost: { credits } }) => credits),
    'credit',
  )}, ${(report.durationMs / 1000).toFixed(1)} s`;
  return [
    style.bold(line),
    ...wrap(evidenceLine(checks), width, '').map(style.dim),
    ...wrap(cost, width, '').map(style.dim),
    ...obstacleLines(checks).map(style.red),
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
