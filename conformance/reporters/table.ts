import { type CheckResult, failsRun } from '../model/result.ts';
import { countWords, sectionsOf, type Word } from './facts.ts';
import { isHindered } from './obstacles.ts';
import type { Style } from './style.ts';

/** Columns in order; the last letters are for narrow terminals. */
const COLUMNS: readonly (readonly [Word, string, string])[] = [
  ['passed', 'passed', 'ok'],
  ['failed', 'failed', 'bad'],
  ['untestable', 'untested', 'unt'],
  ['expected', 'expected', 'exp'],
  ['warned', 'warned', 'warn'],
  ['skipped', 'skipped', 'skip'],
  ['probed', 'probed', 'prob'],
  ['error', 'errors', 'err'],
];

/** One line of the table. */
interface Row {
  readonly name: string;
  readonly checks: readonly CheckResult[];
  /** A provider's total, above its sections. */
  readonly total?: boolean;
}

/**
 * One row per provider, one column per status; statuses that never occur are left out. Below it a row for each section in which a
 * check failed, or with `every` for each section.
 */
export function sectionTable(results: readonly CheckResult[], width: number, style: Style, every: boolean): string[] {
  const rows = rowsOf(results).filter(({ total, checks }) => total || every || checks.some(isTrouble));
  const all = countWords(results);
  const columns = COLUMNS.filter(([word]) => word === 'passed' || all[word] > 0);
  const wanted = Math.max(...rows.map(({ name }) => name.length), 0);
  const narrow = 2 + wanted + columns.length * 9 > width;
  const cell = narrow ? 5 : 9;
  const longest = Math.max(8, Math.min(wanted, width - 2 - columns.length * cell));
  const head = columns.map(([, title, short]) => (narrow ? short : title).padStart(cell)).join('');
  const lines = rows.map(({ name, checks, total }) => {
    const counts = countWords(checks);
    const cells = columns.map(([word]) => paint(word, counts[word], style)(shown(counts[word]).padStart(cell)));
    const label = shortened(name, longest).padEnd(longest);
    return `  ${total ? style.bold(label) : label}${cells.join('')}`;
  });
  return [style.dim(`  ${' '.repeat(longest)}${head}`), ...lines];
}

function rowsOf(results: readonly CheckResult[]): Row[] {
  const sections = sectionsOf(results);
  const providers = [...new Set(sections.map(({ provider }) => provider))];
  return providers.flatMap((name) => {
    const own = sections.filter(({ provider }) => provider === name);
    const total: Row = { name, checks: own.flatMap(({ checks }) => checks), total: true };
    return [total, ...own.map(({ section, checks }): Row => ({ name: `  ${section}`, checks }))];
  });
}

/** True for a result that fails a run, unless no check of its provider could begin. */
const isTrouble = (result: CheckResult): boolean =>
  (failsRun(result.status) || result.status === 'error') && !result.known && !isHindered(result);

const shown = (amount: number): string => (amount === 0 ? '·' : String(amount));

const shortened = (name: string, longest: number): string =>
  name.length <= longest ? name : `${name.slice(0, longest - 1)}…`;

function paint(word: Word, amount: number, style: Style): (text: string) => string {
  if (amount === 0) return style.dim;
  if (word === 'failed' || word === 'error' || word === 'untestable') return style.red;
  return word === 'passed' ? style.green : style.yellow;
}
