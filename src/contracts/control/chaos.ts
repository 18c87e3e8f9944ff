import { drawBetween } from '../../base/draw.ts';

/** A number that a profile draws: evenly from a range, both ends included. */
type Range = readonly [from: number, to: number];

/** One fault of a profile: its text, with a number for each `#` drawn from the ranges in order; and how often it strikes. */
interface ChaosFault {
  readonly fault: string;
  readonly numbers?: readonly Range[];
  /** Every so many-th request; strikes start at a request that is drawn, too. */
  readonly every: Range;
}

/** A named set of faults. */
export interface ChaosProfile {
  readonly meaning: string;
  readonly faults: readonly ChaosFault[];
}

/** The profiles of --chaos. A rule strikes a fixed share of the requests; the rules before it come first. */
export const chaosProfiles = {
  calm: {
    meaning: 'A service on a usual day: some slow answers, a rare 429.',
    faults: [
      { fault: 'delay=#; sigma=0.4; most=1000', numbers: [[20, 80]], every: [3, 6] },
      { fault: 'rate-limited; wait=1', every: [60, 120] },
    ],
  },
  rough: {
    meaning:
      'A service on a bad day: slow, refusing, sometimes broken. A client that repeats what may be repeated gets through.',
    faults: [
      { fault: 'rate-limited; wait=1', every: [11, 19] },
      { fault: 'internal-error', every: [13, 23] },
      { fault: 'reset', every: [23, 37] },
      { fault: 'reset; when=after', every: [31, 47] },
      { fault: 'malformed', every: [41, 59] },
      { fault: 'truncate=#', numbers: [[1, 40]], every: [43, 61] },
      { fault: 'delay=#; sigma=0.7; most=3000', numbers: [[50, 200]], every: [2, 4] },
    ],
  },
  hostile: {
    meaning:
      'A service that mostly fails, in every way that this mock knows. A client must give up clearly, and pay once.',
    faults: [
      { fault: 'rate-limited; wait=#', numbers: [[1, 3]], every: [4, 7] },
      { fault: 'internal-error', every: [5, 8] },
      { fault: 'reset', every: [6, 9] },
      { fault: 'reset; when=after', every: [7, 11] },
      { fault: 'malformed', every: [8, 13] },
      { fault: 'truncate=#', numbers: [[0, 60]], every: [9, 14] },
      { fault: 'duplicate', every: [11, 17] },
      { fault: 'drop-headers="content-type retry-after location"', every: [10, 15] },
      { fault: 'answer=502; body="<html>502 Bad Gateway</html>"; content-type=text/html', every: [12, 19] },
      { fault: 'bandwidth=#', numbers: [[500, 5000]], every: [5, 9] },
      { fault: 'duplicate; operation=webhook', every: [2, 3] },
      { fault: 'reset; operation=webhook', every: [3, 5] },
      { fault: 'delay=#; sigma=1; most=8000', numbers: [[100, 500]], every: [1, 3] },
    ],
  },
} as const satisfies Readonly<Record<string, ChaosProfile>>;

/** Names a profile of --chaos. */
export type ChaosName = keyof typeof chaosProfiles;

/** The names of the profiles, the mildest first. */
export const chaosNames = Object.keys(chaosProfiles) as [ChaosName, ...ChaosName[]];

/**
 * The schedule of a profile: faults in the form of --fault, each with fixed numbers. The same profile and seed give the same texts
 * on every machine.
 */
export function chaosSchedule(name: ChaosName, seed: number): string[] {
  const { faults }: ChaosProfile = chaosProfiles[name];
  return faults.map(({ fault, numbers = [], every }, at) => {
    const draw = ([from, to]: Range, what: string) => drawBetween(from, to, 'chaos', name, seed, at, what);
    let position = 0;
    const filled = fault.replaceAll('#', () => {
      const range = numbers[position] ?? [0, 0];
      position += 1;
      return String(draw(range, `number ${position}`));
    });
    const pace = draw(every, 'every');
    return `${filled}; after=${draw([0, pace - 1], 'after')}; every=${pace}`;
  });
}
