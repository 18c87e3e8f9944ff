import { sectionOf } from '../model/check.ts';
import type { Report } from '../model/report.ts';
import type { CheckResult, Status } from '../model/result.ts';

/** One labelled fact about a result. */
export interface Fact {
  readonly label: 'demanded' | 'source' | 'expected' | 'got' | 'found' | 'known' | 'request' | 'answer';
  readonly text: string;
}

/**
 * The facts that a reader needs for a result other than a plain pass: requirement, evidence, actual value and exchange.
 */
export function factsOf(result: CheckResult): Fact[] {
  const { requirement, evidence, expected, got, reason, known, exchange, status } = result;
  const facts: Fact[] = [
    { label: 'demanded', text: requirement },
    { label: 'source', text: `${evidence.grade}: ${evidence.source}` },
  ];
  const compared = expected !== undefined && got !== undefined;
  if (!compared || status === 'untestable') facts.push({ label: 'found', text: reason ?? 'no reason was given' });
  if (compared) facts.push({ label: 'expected', text: expected }, { label: 'got', text: got });
  if (known) facts.push({ label: 'known', text: `${known.reason} (expected until ${known.expires})` });
  if (exchange) facts.push({ label: 'request', text: exchange.curl }, { label: 'answer', text: answerText(exchange) });
  return facts;
}

/** The facts as plain text, one paragraph per fact. */
export const plainFacts = (result: CheckResult): string =>
  factsOf(result)
    .map(({ label, text }) => `${label}: ${text}`)
    .join('\n');

function answerText({ response }: NonNullable<CheckResult['exchange']>): string {
  if (response === null) return 'none';
  const headers = Object.entries(response.headers).map(([name, value]) => `${name}: ${value}`);
  return [String(response.status), ...headers, '', response.body].join('\n');
}

/** The word for a result: its status, or `expected` if the baseline expects its failure. */
export type Word = Status | 'expected';

/** The word for a result. A known warning stays a warning: it never fails a run. */
export const wordOf = (result: CheckResult): Word =>
  result.known && (result.status === 'failed' || result.status === 'untestable') ? 'expected' : result.status;

/** Words in the order of reports, the most urgent first. */
export const words: readonly Word[] = [
  'failed',
  'untestable',
  'error',
  'warned',
  'expected',
  'probed',
  'skipped',
  'passed',
];

/** The section that a report shows a result in. */
export const sectionOfResult = ({ id, section = sectionOf(id) }: Pick<CheckResult, 'id' | 'section'>): string =>
  section;

/** Results by provider and section, in the order of the report. */
export function sectionsOf(
  checks: readonly CheckResult[],
): { provider: string; section: string; checks: CheckResult[] }[] {
  const sections = new Map<string, { provider: string; section: string; checks: CheckResult[] }>();
  for (const result of checks) {
    const { provider } = result;
    const section = sectionOfResult(result);
    const key = `${provider}/${section}`;
    const group = sections.get(key) ?? { provider, section, checks: [] };
    group.checks.push(result);
    sections.set(key, group);
  }
  return [...sections.values()];
}

/** The number of results for each word. */
export function countWords(checks: readonly CheckResult[]): Record<Word, number> {
  const counts = Object.fromEntries(words.map((word) => [word, 0])) as Record<Word, number>;
  for (const result of checks) counts[wordOf(result)] += 1;
  return counts;
}

/** Returns `12 passed, 1 failed`, in the order of the words, with wrong baseline entries last. */
export function countLine({ checks, summary }: Report): string {
  const counts = countWords(checks);
  const parts = (['passed', ...words.filter((word) => word !== 'passed')] as const)
    .filter((word) => counts[word] > 0)
    .map((word) => `${counts[word]} ${word}`);
  if (summary.stale > 0) parts.push(`${summary.stale} stale in the baseline`);
  return parts.join(', ') || 'no check was run';
}

/** What a report is a part of, or judges by, as words that follow its target: its frozen requirements and its shard. Mostly empty. */
export const partOf = ({ requirements, shard }: Pick<Report, 'requirements' | 'shard'>): string =>
  [requirements?.join(' '), shard && `shard ${shard.number}/${shard.of}`]
    .flatMap((part) => (part ? [`, ${part}`] : []))
    .join('');
