import type { Verdict } from './types.ts';

/** Most payments that are told apart. */
const MOST = 16;

/**
 * Decides which payments were made if only their sum is known. A payment in every set with that sum was made; a payment in
 * no such set was not; the others are unclear.
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
