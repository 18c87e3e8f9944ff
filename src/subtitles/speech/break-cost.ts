import type { BreakKind } from './break-kind.ts';

/** Cost of the end of a cue by what it separates. Why: a viewer loses the thread at each of them, in this order. */
export const cueEndCost: Readonly<Record<BreakKind, number>> = {
  sentence: 0,
  clause: 10,
  opener: 16,
  plain: 24,
  trailer: 50,
  leaner: 50,
  number: 600,
  abbreviation: 600,
  mark: 600,
  cut: 400,
};

/** From this cost on, what the break would separate belongs together. */
export const TIED_COST = cueEndCost.cut;
