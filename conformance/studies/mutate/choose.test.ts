import { expect, it } from 'vitest';
import { chooseMutants } from './choose.ts';

const applicable = Array.from({ length: 40 }, (_, at) => ({ id: `m/${at}` }));
const ids = applicable.map(({ id }) => id);
const met = new Set(['m/3', 'm/11', 'm/12', 'm/30', 'm/31', 'm/39']);
const choose = (sample: number, seed = 1, more: object = {}) =>
  chooseMutants(applicable, { sample, seed, met, ...more });

it('draws a sample among the mutants that the command meets', () => {
  for (let seed = 0; seed < 50; seed += 1) {
    const drawn = choose(4, seed);
    expect(drawn).toHaveLength(4);
    expect(drawn.every((id) => met.has(id))).toBe(true);
  }
});

it('draws each of them with some seed, and the same ones with the same seed', () => {
  expect(new Set(Array.from({ length: 50 }, (_, seed) => choose(2, seed)).flat())).toEqual(met);
  expect(choose(3, 7)).toEqual(choose(3, 7));
});

it('fills a larger sample with others, in the order of all', () => {
  const drawn = choose(10);
  expect([...met].every((id) => drawn.includes(id))).toBe(true);
  expect(drawn).toHaveLength(10);
  expect(drawn).toEqual(ids.filter((id) => drawn.includes(id)));
  expect(choose(100)).toEqual(ids);
});

it('draws among all without knowledge of what is met', () => {
  expect(choose(20, 1, { met: undefined }).some((id) => !met.has(id))).toBe(true);
  expect(chooseMutants(applicable, { seed: 1 })).toEqual(ids);
});

it('replaces one mutant of a sample at most when the command meets one more', () => {
  const before = choose(4);
  const after = choose(4, 1, { met: new Set([...met, 'm/20']) });
  expect(after.filter((id) => !before.includes(id)).length).toBeLessThanOrEqual(1);
});
