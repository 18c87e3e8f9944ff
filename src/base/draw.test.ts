import { describe, expect, it } from 'vitest';
import { drawBetween, drawLognormal } from './draw.ts';

const draws = (draw: (at: number) => number, count = 2_000): number[] =>
  Array.from({ length: count }, (_, at) => draw(at)).sort((left, right) => left - right);

describe('drawBetween', () => {
  it('reaches both ends and nothing beyond', () => {
    const drawn = draws((at) => drawBetween(3, 6, 'a', at));
    expect([...new Set(drawn)]).toEqual([3, 4, 5, 6]);
    expect(drawBetween(5, 5, 'a')).toBe(5);
  });

  it('depends on the parts alone', () => {
    expect(drawBetween(0, 1e9, 7, 'x')).toBe(drawBetween(0, 1e9, 7, 'x'));
    expect(drawBetween(0, 1e9, 7, 'x')).not.toBe(drawBetween(0, 1e9, 8, 'x'));
  });
});

describe('drawLognormal', () => {
  it('has the median and the spread that it is given', () => {
    const drawn = draws((at) => drawLognormal(1_000, 0.5, 'b', at));
    const at = (share: number) => drawn[Math.floor(share * drawn.length)] ?? 0;
    expect(at(0.5)).toBeGreaterThan(950);
    expect(at(0.5)).toBeLessThan(1_050);
    // One standard deviation: e to the power of 0.5 and -0.5.
    expect(at(0.8413)).toBeGreaterThan(1_550);
    expect(at(0.8413)).toBeLessThan(1_750);
    expect(at(0.1587)).toBeGreaterThan(570);
    expect(at(0.1587)).toBeLessThan(640);
  });

  it('is the median without a spread', () => {
    expect(draws((at) => drawLognormal(250, 0, at), 20)).toEqual(Array(20).fill(250));
  });

  it('gives these numbers on every engine', () => {
    expect(draws((at) => drawLognormal(300, 0.7, 'engine', at), 8)).toMatchInlineSnapshot(`
      [
        194,
        196,
        247,
        250,
        455,
        534,
        882,
        1780,
      ]
    `);
  });
});
