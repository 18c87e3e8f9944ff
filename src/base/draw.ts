import { deriveHex, type Part } from './derive.ts';

/**
 * Returns a whole number from `from` to `to`, both included, that depends only on the parts. Equal on every machine and engine.
 */
export function drawBetween(from: number, to: number, ...parts: readonly Part[]): number {
  const share = Number.parseInt(deriveHex(12, ...parts), 16) / 2 ** 48;
  return from + Math.floor(share * (to - from + 1));
}

/**
 * Returns a whole number with a lognormal distribution: half of the draws are below `median`; `sigma` is the standard deviation of the
 * logarithm. Depends only on the parts. Uses addition and multiplication alone, which every engine rounds alike; `Math.exp` and
 * `Math.log` may differ in their last bit.
 */
export const drawLognormal = (median: number, sigma: number, ...parts: readonly Part[]): number =>
  Math.round(median * exponential(sigma * drawNormal(parts)));

/** Twelve uniform numbers, added: a normal distribution between -6 and 6 (Irwin-Hall). */
function drawNormal(parts: readonly Part[]): number {
  const digits = deriveHex(48, ...parts);
  let sum = 0;
  for (let at = 0; at < 12; at += 1) sum += Number.parseInt(digits.slice(4 * at, 4 * at + 4), 16);
  return (2 * sum - 12 * 65_535) / 131_072;
}

/** e to the power of x, for x between -20 and 20: the series of x / 256, squared eight times. */
function exponential(x: number): number {
  const small = x / 256;
  let term = 1;
  let sum = 1;
  for (let step = 1; step <= 12; step += 1) {
    term = (term * small) / step;
    sum += term;
  }
  for (let squaring = 0; squaring < 8; squaring += 1) sum *= sum;
  return sum;
}
