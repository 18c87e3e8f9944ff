// What every benchmark ends with: rows of one shape, a table of them, and the exit code.
import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'node:util';

/**
 * @typedef {object} Row
 * @property {string} bench the file's name without `.mjs`
 * @property {string} claim
 * @property {string} measured
 * @property {string} bound for example "at most 1.5"
 * @property {boolean | null} holds null where it could not be measured; `measured` says why
 */

/** Collects the rows of a benchmark. `end` prints them, and makes the process end with 1 if a bound is not held. */
export function createRows(bench) {
  /** @type {Row[]} */
  const rows = [];
  const add = (claim, value, { unit, bound, holds }) => {
    rows.push({ bench, claim, measured: withUnit(value, unit), bound, holds });
    console.error(`  ${claim}: ${withUnit(value, unit)} (${bound})${holds ? '' : '  NOT HELD'}`);
  };
  return {
    rows,
    atMost: (claim, value, bound, unit = '') =>
      add(claim, value, { unit, bound: `at most ${withUnit(bound, unit)}`, holds: value <= bound }),
    atLeast: (claim, value, bound, unit = '') =>
      add(claim, value, { unit, bound: `at least ${withUnit(bound, unit)}`, holds: value >= bound }),
    exactly: (claim, value, bound) => add(claim, value, { unit: '', bound: String(bound), holds: value === bound }),
    /** A claim that this machine cannot measure. */
    absent: (claim, why) => rows.push({ bench, claim, measured: why, bound: '-', holds: null }),
    end() {
      const { BENCH_ROWS } = process.env;
      if (BENCH_ROWS) writeFileSync(BENCH_ROWS, JSON.stringify(rows));
      else console.log(tableOf(rows));
      if (rows.some(({ holds }) => holds === false)) process.exitCode = 1;
    },
  };
}

/** A Markdown table of rows. */
export function tableOf(rows) {
  const words = new Map([
    [true, 'yes'],
    [false, '**no**'],
    [null, '-'],
  ]);
  return table(
    ['bench', 'claim', 'measured', 'bound', 'holds'],
    rows.map((row) => [row.bench, row.claim, row.measured, row.bound, words.get(row.holds)]),
  );
}

/** A Markdown table, its columns aligned for readers of the text. */
export function table(head, rows) {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at].length)));
  const line = (cells) => `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`.replace(/ +\|$/, ' |');
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/**
 * Replaces the block of a document that a benchmark generates: the lines between `<!-- bench: NAME -->` and
 * `<!-- end of NAME -->`. Throws if the document has no such block.
 */
export function writeBlock(path, name, text) {
  const [from, to] = [`<!-- bench: ${name} -->\n`, `\n<!-- end of ${name} -->`];
  const before = readFileSync(path, 'utf8');
  const [start, end] = [before.indexOf(from), before.indexOf(to)];
  if (start < 0 || end < start) throw new Error(format('%s has no lines "%s" and "%s"', path, from.trim(), to.trim()));
  writeFileSync(path, before.slice(0, start + from.length) + text + before.slice(end));
}

const withUnit = (value, unit) => `${typeof value === 'number' ? rounded(value) : value}${unit && ` ${unit}`}`;

/** Three digits that say something, and no exponent. */
const rounded = (value) =>
  Math.abs(value) >= 100 || Number.isInteger(value) ? String(Math.round(value)) : String(Number(value.toFixed(2)));

/** The middle value; of an even number of values, the upper one of the two. */
export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
