import type { Change } from './change.ts';
import { dayOf, type Night } from './night.ts';
import { type Point, type Regime, rateOf, regimesOf, type Sureness } from './series.ts';

/** What a change of a rate is, without what it is a rate of. */
export type Turn = Pick<Change, 'text' | 'night' | 'noticed' | 'since' | 'until' | 'undone' | 'partial'>;

/** How the changes of a rate are found and named. */
export interface TurnOptions {
  readonly sureness: Sureness;
  /** Names a change; undefined for one that is not reported. */
  readonly phrase: (before: number, now: number) => string | undefined;
  /**
   * Tells nights apart that asked differently: between two of them a rate may differ for this reason, so it is not compared.
   * By number of the night.
   */
  readonly askedAs: (night: number) => number;
}

/** Rates that count as the same when a change is undone. */
const ALIKE = 0.1;

/** A rate that was, and the change that led to it. */
interface Level {
  regime: Regime;
  turn?: { -readonly [key in keyof Turn]: Turn[key] };
}

/** The changes of a rate. One that leads back to an earlier rate ends those since then. */
export function turnsOf(nights: readonly Night[], points: readonly Point[], options: TurnOptions): readonly Turn[] {
  const found: NonNullable<Level['turn']>[] = [];
  const levels: Level[] = [];
  for (const part of partsOf(points, options.askedAs)) {
    for (const [at, regime] of regimesOf(part, options.sureness).entries()) {
      const back = levels.findLastIndex((level, index) => index < levels.length - 1 && alike(level.regime, regime));
      const top = levels.at(-1);
      if (back >= 0) {
        for (const { turn } of levels.splice(back + 1)) if (turn) Object.assign(turn, endOf(nights, regime.from));
        continue;
      }
      if (top === undefined) levels.push({ regime });
      else if (at === 0) top.regime = regime;
      else {
        const text = options.phrase(rateOf(top.regime), rateOf(regime));
        const isPartial = rateOf(regime) > 0 && rateOf(regime) < 1;
        const turn: Level['turn'] = {
          ...{ text: text ?? '', night: regime.from, noticed: regime.noticed, since: dayAt(nights, regime.from) },
          ...(isPartial ? { partial: true } : {}),
        };
        if (text !== undefined) found.push(turn);
        levels.push({ regime, turn });
      }
    }
  }
  return found;
}

/** The points, divided where the run asked in another way. */
function partsOf(points: readonly Point[], askedAs: TurnOptions['askedAs']): readonly (readonly Point[])[] {
  const parts: { readonly as: number; readonly points: Point[] }[] = [];
  for (const point of points) {
    const as = askedAs(point.night);
    if (parts.at(-1)?.as !== as) parts.push({ as, points: [] });
    parts.at(-1)?.points.push(point);
  }
  return parts.map((part) => part.points);
}

const alike = (left: Regime, right: Regime): boolean => Math.abs(rateOf(left) - rateOf(right)) < ALIKE;

/** The day of a night by its number. */
export const dayAt = (nights: readonly Night[], at: number): string => dayOf(nights[at] as Night);

/** The end of a change in this night. */
export const endOf = (nights: readonly Night[], to: number): Pick<Change, 'until' | 'undone'> => ({
  until: dayAt(nights, to),
  undone: to,
});

/** A rate in percent, as people read it. */
export const percent = (rate: number): string => `${Math.round(rate * 100)} %`;

/** Names a change of a rate that was not all or none. */
export const rateText = (before: number, now: number): string =>
  `is ${now < before ? 'rarer' : 'more frequent'}: ${percent(before)} before, ${percent(now)} now`;
