/** Tops of rows of a list, of which most were never drawn: their heights are guessed until they are. */
export interface Offsets {
  /** Top of each row in pixels; one more for the end. */
  readonly tops: Float64Array;
}

/** @param heightOf pixels of a row, measured or guessed */
export function offsetsOf(count: number, heightOf: (at: number) => number): Offsets {
  const tops = new Float64Array(count + 1);
  for (let at = 0; at < count; at++) tops[at + 1] = (tops[at] as number) + heightOf(at);
  return { tops };
}

/** The rows between two heights, and some more on both sides. */
export function rowsWithin(
  { tops }: Offsets,
  top: number,
  bottom: number,
  spare: number,
): readonly [from: number, to: number] {
  const count = tops.length - 1;
  return [Math.max(0, rowAt(tops, top) - spare), Math.min(count, rowAt(tops, bottom) + 1 + spare)];
}

function rowAt(tops: Float64Array, y: number): number {
  let from = 0;
  for (let to = tops.length - 1; from < to; ) {
    const half = (from + to) >> 1;
    if ((tops[half + 1] as number) <= y) from = half + 1;
    else to = half;
  }
  return from;
}
