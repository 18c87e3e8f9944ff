import { exitCode, type Report } from '../model/report.ts';
import type { CheckResult } from '../model/result.ts';
import { count } from '../model/show.ts';
import { countLine, countWords, factsOf, partOf, sectionsOf, type Word, wordOf, words } from './facts.ts';
import type { Output, Reporter } from './reporter.ts';

/** The number of failures shown whole; GitHub accepts at most 1 MiB of summary. */
const SHOWN_WHOLE = 60;

/** For pull requests, step summaries and wikis: writes GitHub-flavoured Markdown. */
export function markdownReporter(output: Output): Reporter {
  return { finish: (report) => output.write(markdownOf(report)) };
}

/** The report as GitHub-flavoured Markdown. Data of a target is never read as markup. */
export function markdownOf(report: Report): string {
  const { checks } = report;
  const reported = words.filter((word) => !['passed', 'skipped', 'probed'].includes(word));
  return [
    `## conform: ${plain(countLine(report))}`,
    '',
    `Target ${report.target}${partOf(report)}, seed ${report.seed}, ${count(checks.length, 'check')}, ${(report.durationMs / 1000).toFixed(1)} s.`,
    ...(exitCode(report) === 3 && report.summary.errors === 0 ? ['', '**Nothing was verified.**'] : []),
    '',
    ...table(checks),
    ...problems(report),
    ...reported.flatMap((word) => details(word, checks)),
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

function details(word: Word, checks: readonly CheckResult[]): string[] {
  const own = checks.filter((result) => wordOf(result) === word);
  if (own.length === 0) return [];
  return [
    `### ${word[0]?.toUpperCase()}${word.slice(1)}`,
    '',
    ...own
      .slice(0, SHOWN_WHOLE)
      .flatMap((result) => [
        `<details><summary>${code(result.id)} ${plain(result.title)}</summary>`,
        '',
        ...factsOf(result).flatMap(({ label, text }) =>
          label === 'request' || label === 'answer' ? fenced(label, text) : [`- **${label}**: ${plain(text)}`],
        ),
        '',
        '</details>',
        '',
      ]),
    ...own.slice(SHOWN_WHOLE).map(({ id }) => `- ${code(id)}`),
    '',
  ];
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
    ...[...byReason].map(([reason, ids]) => `- ${plain(reason)}: ${ids.map(code).join(', ')}`),
    '',
    '</details>',
    '',
  ];
}

/** A block of code with a fence longer than any inside it. */
function fenced(label: string, text: string): string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return ['', `${label}:`, '', `${fence}${label === 'request' ? 'sh' : 'http'}`, text, fence, ''];
}

/** Literal text: without markup, mentions, links and line breaks. */
const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;' })[character] ?? '&gt;')
    .replace(/[\\`*_{}[\]()#+!|~@:/-]/g, (character) =>
      /[@:/]/.test(character) ? `&#${character.charCodeAt(0)};` : `\\${character}`,
    );

/** An id as code. Ids have only letters, digits, dashes and slashes. In a `summary` element backticks are not markup. */
const code = (id: string): string => `<code>${id.replace(/[&<>]/g, '')}</code>`;
