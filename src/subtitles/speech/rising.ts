/**
 * Returns the positions of the longest part of a list that does not fall, in time n log n. Null values are left out.
 * @example longestRising([1, 9, 2, null, 3]) // [0, 2, 4]
 */
export function longestRising(values: readonly (number | null)[]): number[] {
  /** By length less one: the position of the smallest last value of a rising part of that length. */
  const tails: number[] = [];
  const before: number[] = [];
  values.forEach((value, at) => {
    if (value === null) return;
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] as number] as number) <= value) low = middle + 1;
      else high = middle;
    }
    before[at] = low > 0 ? (tails[low - 1] as number) : -1;
    tails[low] = at;
  });
  const rising: number[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] as number) rising.push(at);
  return rising.reverse();
}
