import type { Verdict } from './verdict.ts';

/** A row of nights in which a check did not hold, between nights in which it did. */
export interface Spell {
  /** The first night, and the one in which it held again. */
  readonly from: number;
  readonly to?: number;
  /** The verdict that shows it. */
  readonly verdict: Verdict;
}

/** Nights that must agree before a miss counts which may pass by itself. */
const PASSING_NIGHTS = 2;
/** Nights in a row before misses count that differ each time. */
const UNSTEADY_NIGHTS = 4;
/** The chance that all red attempts of a row are blips, below which they count. */
const CHANCE = 1e-4;
/** What is believed of a check before it has run: one red attempt in twenty, as if seen in four. */
const PRIOR = { red: 0.2, of: 4 } as const;

/**
 * The spells of one check. A miss that is the same in each attempt counts at once, if the check is rarely red otherwise: one that
 * every blip meets needs more nights. One by an answer that may pass (none, 429, 5xx), or judged from the answers to others,
 * counts when two nights agree. A check that never held has none: nothing changed.
 * @param verdicts one for each night, undefined where the check was not part of it
 */
export function spellsOf(check: string, verdicts: readonly (Verdict | undefined)[]): readonly Spell[] {
  const judgesOthers = check.split('/')[1] === 'wire';
  const spells: Spell[] = [];
  let held = false;
  const usual = { ...PRIOR } as { red: number; of: number };
  let row: { readonly night: number; readonly verdict: Verdict }[] = [];
  const close = (to?: number) => {
    const verdict = held
      ? counts(
          row.map((one) => one.verdict),
          judgesOthers,
          usual.red / usual.of,
        )
      : undefined;
    // A blip in the night before is another miss.
    const first = row.find((one) => verdict?.word !== 'red' || one.verdict.how === verdict.how);
    if (verdict !== undefined) spells.push({ from: first?.night ?? 0, ...(to === undefined ? {} : { to }), verdict });
    row = [];
  };
  for (const [night, verdict] of verdicts.entries()) {
    if (verdict === undefined || verdict.word === 'unknown') continue;
    if (verdict.word !== 'held') row.push({ night, verdict });
    else {
      close(night);
      held = true;
      usual.red += verdict.attempts?.red ?? 0;
      usual.of += verdict.attempts?.of ?? 1;
    }
  }
  close();
  return spells;
}

/**
 * The verdict by which a row of misses counts.
 * @param rate the share of red attempts while it held
 */
function counts(row: readonly Verdict[], judgesOthers: boolean, rate: number): Verdict | undefined {
  const red = row.filter(({ word }) => word === 'red');
  const agreeing = red.find((one) => {
    const same = red.filter(({ how }) => how === one.how);
    const attempts = same.reduce((sum, { attempts: all }) => sum + (all?.red ?? 1), 0);
    const nights = judgesOthers || one.passing ? PASSING_NIGHTS : 1;
    return same.length >= nights && (judgesOthers || rate ** attempts < CHANCE);
  });
  return agreeing ?? (row.length >= UNSTEADY_NIGHTS ? row.at(-1) : undefined);
}
