import { exitCode, type Report } from '../model/report.ts';
import type { CheckResult } from '../model/result.ts';
import { count } from '../model/show.ts';
import { countLine, countWords, factsOf, partOf, sectionsOf, type Word, wordOf, words } from './facts.ts';
import { cutTo, fenced, fitting, MOST_OF_COMMENT, plain } from './markdown-text.ts';
import type { Output, Reporter } from './reporter.ts';

/** Characters of the failures that are shown whole, and of each list of ids, so that all of it is a comment at GitHub. */
const MOST_OF_FAILURES = MOST_OF_COMMENT / 2;
const MOST_OF_LIST = MOST_OF_COMMENT / 8;

/** For pull requests, step summaries and wikis: writes GitHub-flavoured Markdown. */
export function markdownReporter(output: Output): Reporter {
  return { finish: (report) => output.write(markdownOf(report)) };
}

/** The report as GitHub-flavoured Markdown. Data of a target is never read as markup. */
export function markdownOf(report: Report): string {
  const { checks } = report;
  const reported = words.filter(
    (word) => !['passed', 'skipped', 'probed'].includes(word) && checks.some((result) => wordOf(result) === word),
  );
  return [
    `## conform: ${plain(countLine(report))}`,
    '',
    `Target ${report.target}${partOf(report)}, --seed ${report.seed}, ${count(checks.length, 'check')}, ${(report.durationMs / 1000).toFixed(1)} s.`,
    ...(exitCode(report) === 3 && report.summary.errors === 0 ? ['', '**Nothing was verified.**'] : []),
    '',
    ...table(checks),
    ...problems(report),
    ...reported.flatMap((word) => details(word, checks, reported.length)),
    ...reasons('probed', checks),
    ...reasons('skipped', checks),
    '',
  ].join('\n');
}

function table(checks: readonly CheckResult[]): string[] {
  if (checks.length === 0) return [];
  const all = countWords(checks);
  const columns = (['passed', ...words.slice(0, -1)] as const).filter((word) => word === 'passed' || all[word] > 0);
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    row(['section', ...columns]),
    row(['---', ...columns.map(() => '---:')]),
    ...sectionsOf(checks).map(({ provider, section, checks: own }) => {
      const counts = countWords(own);
      return row([
        `${provider}/${section}`,
        ...columns.map((word) => (counts[word] === 0 ? '·' : String(counts[word]))),
      ]);
    }),
    row(['**all**', ...columns.map((word) => `**${all[word]}**`)]),
    '',
  ];
}

function problems({ baseline }: Report): string[] {
  if (!baseline?.problems.length) return [];
  return [
    '### Stale in the baseline',
    '',
    ...baseline.problems.map(({ check, message }) => `- ${code(check)} ${plain(message)}`),
    '',
  ];
}

/** @param words how many words share the room */
function details(word: Word, checks: readonly CheckResult[], words: number): string[] {
  const own = checks.filter((result) => wordOf(result) === word);
  if (own.length === 0) return [];
  const whole = fitting(own.map(detail), MOST_OF_FAILURES / words);
  const names = own.slice(whole.length).map(({ id }) => `- ${code(id)}`);
  return [
    `### ${word[0]?.toUpperCase()}${word.slice(1)}`,
    '',
    ...whole,
    ...fittingLines(names, MOST_OF_LIST / words),
    '',
  ];
}

const detail = (result: CheckResult): string =>
  [
    `<details><summary>${code(result.id)} ${plain(result.title)}</summary>`,
    '',
    ...factsOf(result).flatMap(({ label, text }) =>
      label === 'request' || label === 'answer' ? block(label, text) : [`- **${label}**: ${plain(text)}`],
    ),
    '',
    '</details>',
    '',
  ].join('\n');

/** The lines that fit, and how many do not. */
function fittingLines(lines: readonly string[], most: number): string[] {
  const shown = fitting(lines, most);
  return [...shown, ...(shown.length < lines.length ? [`- and ${lines.length - shown.length} more`] : [])];
}

/** Checks that were skipped, or probed with a difference, by reason. */
function reasons(word: 'skipped' | 'probed', checks: readonly CheckResult[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const result of checks) {
    if (wordOf(result) !== word) continue;
    const reason = result.reason ?? '';
    byReason.set(reason, [...(byReason.get(reason) ?? []), result.id]);
  }
  if (byReason.size === 0) return [];
  const total = [...byReason.values()].flat().length;
  return [
    `<details><summary>${count(total, 'check')} ${word}</summary>`,
    '',
    ...fittingLines(
      [...byReason].map(([reason, ids]) => `- ${plain(cutTo(300, reason))}: ${namesOf(ids)}`),
      MOST_OF_LIST,
    ),
    '',
    '</details>',
    '',
  ];
}

function namesOf(ids: readonly string[]): string {
  const shown = fitting(ids.map(code), MOST_OF_LIST / 4);
  return `${shown.join(', ')}${shown.length < ids.length ? ` and ${ids.length - shown.length} more` : ''}`;
}

const block = (label: string, text: string): string[] => [
  ...['', `${label}:`, '', ...fenced(label === 'request' ? 'sh' : 'http', text), ''],
];

/** An id as code. Ids have only letters, digits, dashes and slashes. In a `summary` element backticks are not markup. */
const code = (id: string): string => `<code>${id.replace(/[&<>]/g, '')}</code>`;
