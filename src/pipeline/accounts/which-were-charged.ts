import type { Verdict } from './types.ts';

/** More payments than this at once are not told apart. */
const MOST = 16;

/**
 * Which of some payments were made, when only the sum of them is known. A payment that belongs to every set with that sum
 * was made; one that belongs to none was not; of the others nobody can tell.
 */
export function whichWereCharged(amounts: readonly number[], sum: number): Verdict[] {
  const all = amounts.reduce((total, amount) => total + amount, 0);
  if (sum === 0) return amounts.map(() => 'not-charged');
  if (sum === all) return amounts.map(() => 'charged');
  if (sum < 0 || sum > all || amounts.length > MOST) return amounts.map(() => 'unclear');
  const sets: number[] = [];
  for (let set = 1; set < 2 ** amounts.length; set += 1) {
    if (amounts.reduce((total, amount, at) => (set & (1 << at) ? total + amount : total), 0) === sum) sets.push(set);
  }
  return amounts.map((_, at) => {
    const holding = sets.filter((set) => set & (1 << at)).length;
    if (sets.length === 0 || (holding > 0 && holding < sets.length)) return 'unclear';
    return holding === 0 ? 'not-charged' : 'charged';
  });
}
