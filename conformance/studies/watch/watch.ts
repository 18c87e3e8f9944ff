import type { ProviderId } from '../../../src/contracts/providers.ts';
import type { OwnPart } from '../../live/own-part.ts';
import type { Report } from '../../model/report.ts';
import type { Repeat } from '../../run/repeat.ts';
import type { RunEvent, RunOptions } from '../../run/runner.ts';
import type { Night } from './night.ts';
import { Tally } from './tally.ts';
import { verdictOf } from './verdict.ts';

/** The parts of a run that a watched one sets. */
export type WatchedOptions = Required<Pick<RunOptions, 'onEvent' | 'onExchange' | 'repeat'>>;

/** What is watched. */
export interface WatchOptions {
  readonly baseUrls: Readonly<Partial<Record<ProviderId, string>>>;
  /** Carries out the run with these options. */
  readonly run: (options: WatchedOptions) => Promise<Report>;
  /** Removes the data of others from answers. */
  readonly ownPart?: OwnPart;
  readonly onEvent?: (event: RunEvent) => void;
  /** Default: twice, after ten seconds each. */
  readonly repeat?: Repeat;
}

/** Twice, ten seconds apart: most faults of a moment are over then. */
const WATCH_REPEAT: Repeat = { times: 2, pauseSeconds: 10 };

/** Carries out one run and returns its report, and what a history keeps of it. */
export async function watchNight(options: WatchOptions): Promise<{ readonly report: Report; readonly night: Night }> {
  const { baseUrls, run, ownPart, repeat = WATCH_REPEAT } = options;
  const tally = new Tally(baseUrls, ownPart);
  const report = await run({
    repeat,
    onExchange: tally.note,
    onEvent: (event) => {
      tally.onEvent(event);
      options.onEvent?.(event);
    },
  });
  const { startedAt, target, durationMs, checks } = report;
  const verdicts = Object.fromEntries(
    checks.map((result) => [result.id, verdictOf(result, tally.operationOf(result.id))]),
  );
  return { report, night: { version: 1, at: startedAt, target, verdicts, answers: tally.answers(), durationMs } };
}
