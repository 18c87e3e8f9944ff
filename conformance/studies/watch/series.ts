/** How often something was seen in a night; nights without an opportunity are left out. */
export interface Point {
  /** The number of the night in the history. */
  readonly night: number;
  readonly seen: number;
  readonly of: number;
}

/** Nights in a row in which a rate stayed the same. */
export interface Regime {
  /** The first night, and the one that showed it. */
  readonly from: number;
  readonly noticed: number;
  readonly seen: number;
  readonly of: number;
}

/** Nights before all or none of them says something: in the first one a check may have been cut short. */
const ENOUGH_NIGHTS = 2;
/** Observations before all or none of them says something. */
const ENOUGH = 10;
/** Twice the logarithm of the likelihood ratio from which a difference is no chance: about one in two million. */
const SURE = 25;
/** The same where it was all or none before, or becomes so again: about one in two thousand. */
const SURE_OF_ALL = 12;
/** A smaller change of a rate is not reported. */
const LEAST_CHANGE = 0.1;
/** Nights that are looked at together for a change that shows slowly. */
const LONGEST_LOOK = 7;

/** @see Regime */
export const rateOf = ({ seen, of }: { readonly seen: number; readonly of: number }): number =>
  of === 0 ? 0 : seen / of;

/**
 * When a difference counts. `sudden`: for what requests decide, such as a status: what was always or never seen changes at once.
 * `likely`: for what data decide, too, such as a member: when it cannot be chance. `passing`: for what may come by chance in any
 * night: then, and in two nights.
 */
export type Sureness = 'sudden' | 'likely' | 'passing';

/** Divides the nights where the rate changed, counted from the night that explains it best. */
export function regimesOf(points: readonly Point[], sureness: Sureness = 'sudden'): readonly Regime[] {
  const sums = new Sums(points);
  const regimes: Regime[] = [];
  let start = 0;
  const add = (end: number, noticed: number) =>
    regimes.push({ from: points[start]?.night ?? 0, noticed, ...sums.of(start, end) });
  let noticed = points[0]?.night ?? 0;
  for (let end = 1; end <= points.length; end += 1) {
    const split = splitOf(sums, { start, end, sureness, earlier: regimes.at(-1) });
    if (split === undefined) continue;
    add(split, noticed);
    start = split;
    noticed = points[end - 1]?.night ?? 0;
  }
  if (start < points.length) add(points.length, noticed);
  return regimes;
}

/** A number of observations, and how many of them were of one kind. */
type Sum = Pick<Point, 'seen' | 'of'>;

/** Sums over points. */
class Sums {
  readonly #before: readonly Sum[];

  constructor(points: readonly Point[]) {
    const before: Sum[] = [{ seen: 0, of: 0 }];
    for (const { seen, of } of points) {
      const { seen: sum, of: all } = before.at(-1) as Sum;
      before.push({ seen: sum + seen, of: all + of });
    }
    this.#before = before;
  }

  /** The sum of the points from `start`, those from `end` left out. */
  of(start: number, end: number): Sum {
    const [left, right] = [this.#before[start] as Sum, this.#before[end] as Sum];
    return { seen: right.seen - left.seen, of: right.of - left.of };
  }
}

/** The nights of a regime that may have ended, and the regime before. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly sureness: Sureness;
  readonly earlier: Regime | undefined;
}

/** Where the last nights differ from those before; undefined if they do not. */
function splitOf(sums: Sums, { start, end, sureness, earlier }: Part): number | undefined {
  const nights = end - start;
  if (nights < 2) return undefined;
  const [before, last] = [sums.of(start, end - 1), sums.of(end - 1, end)];
  const wasFixed = nights > ENOUGH_NIGHTS && before.of >= ENOUGH && isAllOrNone(before);
  if (sureness === 'sudden' && wasFixed && rateOf(last) !== rateOf(before)) return end - 1;
  const all = likelihood(sums.of(start, end));
  const mayBeBack = earlier !== undefined && isAllOrNone(earlier);
  let surest: { readonly at: number; readonly sure: number } | undefined;
  // What is all or none again may show only after many nights.
  for (let at = Math.max(start + 1, mayBeBack ? 0 : end - LONGEST_LOOK); at < end; at += 1) {
    const [left, right] = [sums.of(start, at), sums.of(at, end)];
    const isFixed = at - start >= ENOUGH_NIGHTS && left.of >= ENOUGH && isAllOrNone(left);
    const isBack = mayBeBack && rateOf(earlier) === rateOf(right);
    if (!isBack && at < end - LONGEST_LOOK) continue;
    if (Math.abs(rateOf(left) - rateOf(right)) < LEAST_CHANGE && !isFixed && !isBack) continue;
    const sure = 2 * (likelihood(left) + likelihood(right) - all);
    const enough = isBack || isFixed ? SURE_OF_ALL : SURE;
    if (sure >= enough && sure > (surest?.sure ?? 0)) surest = { at, sure };
  }
  const isOneNight = surest?.at === end - 1;
  return isOneNight && sureness === 'passing' ? undefined : surest?.at;
}

const isAllOrNone = ({ seen, of }: Sum): boolean => seen === 0 || seen === of;

/** The logarithm of the likelihood of a rate at its own best value. */
function likelihood({ seen, of }: { readonly seen: number; readonly of: number }): number {
  const part = (amount: number) => (amount === 0 ? 0 : amount * Math.log(amount / of));
  return part(seen) + part(of - seen);
}
