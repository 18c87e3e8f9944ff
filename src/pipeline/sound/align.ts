import type { TimedWord } from './timed-words.ts';

/** A step through two hearings of the same sound: a word of the first, of the second, or one that both have. */
export type Step = { readonly first: number | null; readonly second: number | null };

/** Seconds by which two hearings may time the same word differently. */
const SLACK = 0.6;
/** Seconds within which two different words are one word that was heard differently; half of them if they overlap. */
const SAME_MOMENT = 0.3;
/** Value of a word that both have. No number of words that were heard differently outweighs it. */
const EQUAL = 1_000;

/**
 * Aligns two hearings of the same sound, in order: as many equal words as possible, at times as near as possible. Repeated words
 * ("no no no") are so told apart by their number, not by their times alone.
 */
export function align(first: readonly TimedWord[], second: readonly TimedWord[]): Step[] {
  const width = second.length + 1;
  const best = new Float64Array((first.length + 1) * width);
  const at = (one: number, other: number): number => best[one * width + other] ?? 0;
  for (let one = first.length - 1; one >= 0; one -= 1) {
    for (let other = second.length - 1; other >= 0; other -= 1) {
      const paired = worthOf(first[one], second[other]) + at(one + 1, other + 1);
      best[one * width + other] = Math.max(paired, at(one + 1, other), at(one, other + 1));
    }
  }
  const steps: Step[] = [];
  let [one, other] = [0, 0];
  while (one < first.length || other < second.length) {
    const [here, there] = [first[one], second[other]];
    if (!here || (there && at(one, other) === at(one, other + 1) && !(here.start < there.start && same(one, other)))) {
      steps.push({ first: null, second: other++ });
    } else if (!there || at(one, other) === at(one + 1, other)) {
      steps.push({ first: one++, second: null });
    } else {
      steps.push({ first: one++, second: other++ });
    }
  }
  return steps;

  /** Whether it is as good to pass over the word of the first. */
  function same(here: number, there: number): boolean {
    return at(here, there) === at(here + 1, there);
  }
}

/** What it is worth to take two words for one; not possible at times too far apart. */
function worthOf(one: TimedWord | undefined, other: TimedWord | undefined): number {
  if (!one || !other) return Number.NEGATIVE_INFINITY;
  const apart = Math.abs(middleOf(one) - middleOf(other));
  const overlap = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  const isEqual = one.letters === other.letters && one.letters !== '';
  if (isEqual && (apart <= SLACK || overlap > 0)) return EQUAL - apart;
  return apart <= SAME_MOMENT || overlap > SAME_MOMENT / 2 ? 1 / (1 + apart) : Number.NEGATIVE_INFINITY;
}

/** The middle of a word, in seconds. */
export const middleOf = ({ start, end }: TimedWord): number => (start + end) / 2;
