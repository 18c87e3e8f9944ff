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

/** Colours of a badge: the least percentage of each, with its name at shields.io and its value. */
const colours = [
  { from: 90, name: 'brightgreen', value: '#3a7d0a' },
  { from: 70, name: 'yellowgreen', value: '#6b6f00' },
  { from: 50, name: 'orange', value: '#b35900' },
  { from: 0, name: 'red', value: '#b42318' },
] as const;

const NONE = { name: 'lightgrey', value: '#5f5f5f' } as const;

/** What a badge says, and its colour. */
export interface Badge {
  readonly label: string;
  readonly message: string;
  readonly colour: { readonly name: string; readonly value: string };
}

/** The badge of a score. */
export function badgeOf({ percent }: Score): Badge {
  const label = 'mutants noticed';
  if (percent === null) return { label, message: 'none triggered', colour: NONE };
  return { label, message: `${percent} %`, colour: colours.find(({ from }) => percent >= from) ?? NONE };
}
