/** The first position for whose row it is true, by halves: it must be true of all rows behind that one. The length if there is none. */
export function firstWhere<Row>(rows: readonly Row[], isTrue: (row: Row) => boolean): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTrue(rows[middle] as Row)) high = middle;
    else low = middle + 1;
  }
  return low;
}
