import { type Badge, badgeColours } from '../../../reporters/badge-form.ts';
import type { MutateReport } from '../outcome.ts';

/** The share of triggered mutants that were noticed. */
export interface Score {
  readonly noticed: number;
  readonly met: number;
  /** A whole number, rounded down, so that 100 means all. Null when no mutant was triggered. */
  readonly percent: number | null;
}

/** Counts the score of a campaign. A late end counts as noticed; a mutant that was never triggered does not count. */
export function scoreOf({ summary }: Pick<MutateReport, 'summary'>): Score {
  const noticed = summary.noticed + summary.late;
  const met = noticed + summary.unnoticed;
  return { noticed, met, percent: met === 0 ? null : Math.floor((100 * noticed) / met) };
}

/** The least percentage of each colour. */
const colours = [
  { from: 90, colour: badgeColours.green },
  { from: 70, colour: badgeColours.yellow },
  { from: 50, colour: badgeColours.orange },
  { from: 0, colour: badgeColours.red },
] as const;

/** The badge of a score. */
export function badgeOf({ percent }: Score): Badge {
  const label = 'mutants noticed';
  if (percent === null) return { label, message: 'none triggered', colour: badgeColours.none };
  const { colour } = colours.find(({ from }) => percent >= from) ?? { colour: badgeColours.none };
  return { label, message: `${percent} %`, colour };
}
