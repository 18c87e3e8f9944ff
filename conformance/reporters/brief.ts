import type { CheckResult } from '../model/result.ts';
import { count } from '../model/show.ts';
import type { Style } from './style.ts';

/** Lines of one kind that a report for a screen shows. */
const MOST = 2;

/** The beginning of a text, on one line of this many columns. */
export const cutTo = (text: string, width: number): string => {
  const line = text.replace(/\s*[\r\n]\s*/g, ' ');
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`;
};

/** The first lines, and how many more there are. */
export const firstOf = (lines: readonly string[], what: string): readonly string[] =>
  lines.length <= MOST + 1
    ? lines
    : [...lines.slice(0, MOST), `  and ${count(lines.length - MOST, what)} more; --verbose lists them`];

/** One line for each result that needs no attention now: `~ id: reason`. */
export function briefResults(results: readonly CheckResult[], mark: string, width: number, style: Style): string[] {
  const lines = results.map(({ id, known, reason }) => cutTo(`${mark} ${id}: ${known?.reason ?? reason ?? ''}`, width));
  return firstOf(lines, 'check').map(style.yellow);
}
