import { mersenne } from 'pure-rand/generator/mersenne';

/**
 * Returns the values in an order that depends only on the seed, an unsigned 32-bit number: Fisher and Yates' shuffle from the end, by
 * numbers of the Mersenne Twister with 53 bits. The words of every invented language rest on this order.
 */
export function shuffle<T>(values: readonly T[], seed: number): T[] {
  const generator = mersenne(seed);
  const chance = () => ((generator.next() >>> 5) * 2 ** 26 + (generator.next() >>> 6)) / 2 ** 53;
  const shuffled = [...values];
  for (let at = shuffled.length - 1; at > 0; at -= 1) {
    const other = Math.floor(chance() * (at + 1));
    [shuffled[at], shuffled[other]] = [shuffled[other] as T, shuffled[at] as T];
  }
  return shuffled;
}
