import type { HistoryPoint, ReportHistory } from '../../reporters/reporter.ts';
import { changesOf } from './changes.ts';
import { dayOf, type Night } from './night.ts';

/** One night in two numbers. */
export function pointOf(night: Night): HistoryPoint {
  const words = Object.values(night.verdicts).map(({ word }) => word);
  const held = words.filter((word) => word === 'held').length;
  return { day: dayOf(night), held, red: words.filter((word) => word === 'red' || word === 'unsteady').length };
}

/** What reports show of earlier nights. */
export const pastOf = (nights: readonly Night[]): ReportHistory => ({
  points: nights.map(pointOf),
  since: Object.fromEntries(
    changesOf(nights).flatMap(({ kind, subject, since, until }) =>
      kind === 'check' && until === undefined ? [[subject, since]] : [],
    ),
  ),
});
