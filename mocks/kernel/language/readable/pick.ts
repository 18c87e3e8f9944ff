/** A choice among `count`: a number from 0 to `count - 1`. Each call makes the next choice. */
export type Pick = (count: number) => number;

/** Choices that depend on the seed alone. */
export function picks(seed: number): Pick {
  let state = seed;
  return (count) => {
    state = scramble(state + 0x9e3779b9);
    return state % count;
  };
}

/** A 32-bit mixing step (the finalizer of MurmurHash3, public domain). Result is unsigned. */
export function scramble(value: number): number {
  let state = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}
