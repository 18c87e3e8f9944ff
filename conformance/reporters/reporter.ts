import { type OptionNames, refuseUnknownOptions } from '../../src/base/known-options.ts';
import type { Report } from '../model/report.ts';
import type { RunEvent } from '../run/runner.ts';

/** Where a reporter writes: a stream of the process, a file, or a test's buffer. */
export interface Output {
  write(text: string): void;
}

/** One earlier run: the judged checks that held, and those that did not. */
export interface HistoryPoint {
  /** `YYYY-MM-DD` in UTC. */
  readonly day: string;
  readonly held: number;
  readonly red: number;
}

/** What `conform watch` knows from earlier runs. */
export interface ReportHistory {
  readonly points: readonly HistoryPoint[];
  /** The day since which a check does not hold, by its id. */
  readonly since: Readonly<Record<string, string>>;
}

/** Facts about a reporter's output. Reporters do not read the environment: the command line does. */
export interface ReporterOptions {
  /** Columns of the terminal. Default: 100. */
  readonly width?: number;
  /** ANSI colours. Default: off. The command line decides, NO_COLOR included. */
  readonly color?: boolean;
  /** Show progress in place during the run: for terminals only. */
  readonly live?: boolean;
  /** Every section, skipped check and probe, also of a run that held. */
  readonly verbose?: boolean;
  /** Failures and totals only. */
  readonly quiet?: boolean;
  /** Earlier runs, for reports that show them. */
  readonly history?: ReportHistory;
  /** The version of this package, for formats that name the tool. */
  readonly version?: string;
  /** The output for the step summary of GitHub Actions. */
  readonly summary?: Output;
}

const optionNames: OptionNames<ReporterOptions> = {
  width: true,
  color: true,
  live: true,
  verbose: true,
  quiet: true,
  history: true,
  version: true,
  summary: true,
};

/** Refuses options that no reporter has. @param what the function of the reporter @throws {OptionError} for the first */
export const refuseUnknownReporterOptions = (what: string, options: ReporterOptions): void =>
  refuseUnknownOptions(what, options, optionNames);

/** Shows a run in progress, and its report at the end. */
export interface Reporter {
  onEvent?(event: RunEvent): void;
  finish(report: Report): void;
}
