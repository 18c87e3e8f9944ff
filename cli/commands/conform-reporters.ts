import { appendFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Report, RunEvent } from '../../conformance/index.ts';
import { type Output, type Reporter, type ReporterOptions, reporters } from '../../conformance/reporters/index.ts';
import type { ReportHistory } from '../../conformance/reporters/reporter.ts';
import { whyUnusable } from '../../src/base/local-problem.ts';
import { packageVersion } from '../../src/base/package-version.ts';
import { BrokenError, UsageError } from '../exit-codes.ts';
import { writableFile } from '../writable.ts';

/** The reporters that `--reporter` knows. */
export const reporterNames = Object.keys(reporters);

/** The requested reporters, with the one of `--badge`; a badge alone leaves `pretty` on the terminal. */
export function withBadge({ reporter, badge }: { readonly reporter: readonly string[]; readonly badge?: string }) {
  if (badge === undefined) return reporter;
  if (badge === '') throw new UsageError('--badge needs a file name.');
  return [...(reporter.length === 0 ? ['pretty'] : reporter), `badge=${badge}`];
}

const DEFAULT_WIDTH = 100;

/** How much the reporters on the terminal say. */
export interface ReportingFlags {
  readonly verbose?: true | boolean;
  readonly quiet?: true | boolean;
  /** False: the progress is shown by another part of the program. Default: shown, without `quiet`. */
  readonly inPlace?: boolean;
  /** Earlier runs, of `conform watch`. */
  readonly history?: ReportHistory;
}

/**
 * Opens the requested reporters. Default: `pretty` on the terminal. At most one may write to the terminal, except that
 * `github` and `pretty` may share it, because both are read in a log.
 */
export async function openReporters(
  requested: readonly string[],
  { verbose = false, quiet = false, inPlace = !quiet, history }: ReportingFlags = {},
): Promise<Required<Reporter>> {
  const options = { ...common(), verbose, quiet, ...(history === undefined ? {} : { history }) };
  const taken = new Map<string, string>();
  const opened = (requested.length === 0 ? ['pretty'] : requested).map((text) => {
    const [name = '', file] = splitOnce(text);
    const make = Object.hasOwn(reporters, name) ? reporters[name] : undefined;
    if (!make) throw new UsageError(`there is no reporter "${name}"; known: ${reporterNames.join(', ')}.`);
    if (file === '') throw new UsageError(`--reporter ${name}= needs a file name after the equals sign.`);
    refuseTaken(taken, name, file);
    return file === undefined
      ? { name, file, reporter: make(process.stdout, { ...options, ...terminal(inPlace) }) }
      : { name, file, reporter: toFile(make, writableFile(`--reporter ${name}`, file), options) };
  });
  const onTerminal = opened.filter(({ file }) => file === undefined).map(({ name }) => name);
  if (onTerminal.length > 1 && onTerminal.sort().join() !== 'github,pretty') {
    throw new UsageError(
      'only one reporter can write to the terminal; give the others a file: --reporter json=report.json',
    );
  }
  return {
    onEvent: (event: RunEvent) => {
      for (const { reporter } of opened) reporter.onEvent?.(event);
    },
    finish: (report: Report) => {
      for (const { reporter } of opened) reporter.finish(report);
      if (onTerminal.length > 0 || quiet) return;
      for (const { name, file } of opened) process.stderr.write(`${name}: ${file}\n`);
    },
  };
}

/** Remembers which reporter writes a file. @throws {UsageError} for the second one: it would replace what the first has written */
function refuseTaken(taken: Map<string, string>, name: string, file: string | undefined): void {
  if (file === undefined) return;
  const other = taken.get(resolve(file));
  if (other !== undefined) {
    throw new UsageError(`--reporter ${name}: ${file} is the file of --reporter ${other}. Name another file.`);
  }
  taken.set(resolve(file), name);
}

/** The options of every reporter, on the terminal and in a file. */
function common(): ReporterOptions {
  const { GITHUB_STEP_SUMMARY: file } = process.env;
  const summary: Output = { write: (text) => appendFileSync(file ?? '', text) };
  return { version: packageVersion(), ...(file ? { summary } : {}) };
}

function terminal(inPlace: boolean): { width: number; color: boolean; live: boolean } {
  const { isTTY = false, columns = DEFAULT_WIDTH } = process.stdout;
  const { NO_COLOR, FORCE_COLOR } = process.env;
  const color = NO_COLOR ? false : FORCE_COLOR ? FORCE_COLOR !== '0' : isTTY;
  return { width: columns, color, live: isTTY && inPlace };
}

/** Collects what a reporter writes, and writes the file as a whole at the end. */
function toFile(
  make: (output: Output, options: ReporterOptions) => Reporter,
  file: string,
  options: ReporterOptions,
): Reporter {
  let text = '';
  const output = {
    write: (part: string) => {
      text += part;
    },
  };
  const reporter = make(output, options);
  return {
    onEvent: (event) => reporter.onEvent?.(event),
    finish: (report) => {
      reporter.finish(report);
      try {
        writeFileSync(file, text);
      } catch (error) {
        throw new BrokenError(`the report ${file} cannot be written: ${whyUnusable(error)}.`);
      }
    },
  };
}

function splitOnce(text: string): [string, string | undefined] {
  const at = text.indexOf('=');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
