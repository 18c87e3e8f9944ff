/** How often something was seen in a night; nights without an opportunity are left out. */
export interface Point {
  /** The number of the night in the history. */
  readonly night: number;
  readonly seen: number;
  readonly of: number;
}

/** Nights in a row in which a rate stayed the same. */
export interface Regime {
  /** The first night. */
  readonly from: number;
  readonly seen: number;
  readonly of: number;
}

/** Nights before all or none of them says something: in the first one a check may have been cut short. */
const ENOUGH_NIGHTS = 2;
/** Observations before all or none of them says something. */
const ENOUGH = 10;
/** Twice the logarithm of the likelihood ratio from which a difference is no chance: about one in two million. */
const SURE = 25;
/** The same for a return to all or none, as it was before: about one in two thousand. */
const SURE_BACK = 12;
/** A smaller change of a rate is not reported. */
const LEAST_CHANGE = 0.1;
/** Nights that are looked at together for a change that shows slowly. */
const LONGEST_LOOK = 7;

/** @see Regime */
export const rateOf = ({ seen, of }: { readonly seen: number; readonly of: number }): number =>
  of === 0 ? 0 : seen / of;

/**
 * Divides the nights where the rate changed. What was always seen and is missing, or was never seen and is there, is a change at once;
 * another rate is one when it cannot be chance, counted from the night that explains it best.
 * @param sudden false for what may appear by chance in any night: then a change needs two nights
 */
export function regimesOf(points: readonly Point[], sudden = true): readonly Regime[] {
  const regimes: Regime[] = [];
  let start = 0;
  for (let end = 1; end <= points.length; end += 1) {
    const split = splitOf(points.slice(start, end), sudden, regimes.at(-1));
    if (split === undefined) continue;
    regimes.push(sumOf(points.slice(start, start + split)));
    start += split;
  }
  if (start < points.length) regimes.push(sumOf(points.slice(start)));
  return regimes;
}

/** Where the last nights differ from those before; undefined if they do not. */
function splitOf(points: readonly Point[], sudden: boolean, earlier?: Regime): number | undefined {
  const last = points.at(-1);
  if (points.length < 2 || last === undefined) return undefined;
  const before = sumOf(points.slice(0, -1));
  const isFixed = sudden && points.length > ENOUGH_NIGHTS && before.of >= ENOUGH && isAllOrNone(before);
  if (isFixed && rateOf(last) !== rateOf(before)) return points.length - 1;
  let surest: { readonly at: number; readonly sure: number } | undefined;
  for (let at = Math.max(1, points.length - LONGEST_LOOK); at < points.length; at += 1) {
    const [left, right] = [sumOf(points.slice(0, at)), sumOf(points.slice(at))];
    if (Math.abs(rateOf(left) - rateOf(right)) < LEAST_CHANGE) continue;
    const sure = 2 * (likelihood(left) + likelihood(right) - likelihood(sumOf(points)));
    const isBack = earlier !== undefined && isAllOrNone(earlier) && rateOf(earlier) === rateOf(right);
    if (sure >= (isBack ? SURE_BACK : SURE) && sure > (surest?.sure ?? 0)) surest = { at, sure };
  }
  const isOneNight = surest?.at === points.length - 1;
  return isOneNight && !sudden ? undefined : surest?.at;
}

const isAllOrNone = ({ seen, of }: Regime): boolean => seen === 0 || seen === of;

const sumOf = (points: readonly Point[]): Regime => ({
  from: points[0]?.night ?? 0,
  seen: points.reduce((sum, { seen }) => sum + seen, 0),
  of: points.reduce((sum, { of }) => sum + of, 0),
});

/** The logarithm of the likelihood of a rate at its own best value. */
function likelihood({ seen, of }: { readonly seen: number; readonly of: number }): number {
  const part = (amount: number) => (amount === 0 ? 0 : amount * Math.log(amount / of));
  return part(seen) + part(of - seen);
}
