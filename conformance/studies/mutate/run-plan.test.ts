import { expect, it } from 'vitest';
import type { Mutant } from '../../mutants/index.ts';
import type { Outcome } from './outcome.ts';
import { concludedUnmet, isRepeatable, planRuns } from './run-plan.ts';

const mutants = Array.from({ length: 30 }, (_, at) => ({ id: `p/${at}` })) as unknown as readonly Mutant[];
const met = new Set(['p/0', 'p/7', 'p/29']);
const unmet = (id: string): Outcome => ({ id, outcome: 'unmet', ending: 'exit 0' });

it('runs what was met and one in ten of the others, in their order', () => {
  const { first, rest } = planRuns(mutants, met);
  expect(first.map(({ id }) => id)).toEqual(['p/0', 'p/1', 'p/7', 'p/12', 'p/22', 'p/29']);
  expect(new Set([...first, ...rest]).size).toBe(mutants.length);
});

it('runs at least one that was not met', () => {
  expect(planRuns(mutants.slice(1, 3), met)).toMatchObject({ first: [{ id: 'p/1' }], rest: [{ id: 'p/2' }] });
});

it('runs in shards what a single run does', () => {
  const whole = planRuns(mutants, met);
  const parts = [mutants.slice(0, 11), mutants.slice(11)].map((part) => planRuns(part, met, mutants));
  expect(parts.flatMap(({ first }) => first)).toEqual(whole.first);
  expect(parts.flatMap(({ rest }) => rest)).toEqual(whole.rest);
});

it('runs all when it is not known what was met', () => {
  expect(planRuns(mutants, null)).toEqual({ first: mutants, rest: [] });
});

it.each<[string, readonly Outcome[], boolean]>([
  ['meets the same', [{ id: 'p/0', outcome: 'noticed', ending: 'exit 1' }, unmet('p/1')], true],
  ['meets one that was not met', [{ id: 'p/1', outcome: 'unnoticed', ending: 'exit 0' }], false],
  ['misses one that was met', [unmet('p/0')], false],
  ['fails by itself', [{ ...unmet('p/1'), ending: 'exit 1', flaky: true }], false],
])('tells whether a command that %s is repeatable', (_what, outcomes, expected) => {
  expect(isRepeatable(met, outcomes)).toBe(expected);
});

it('says of a mutant that needs no run that there was none', () => {
  expect(concludedUnmet({ id: 'p/1' })).toEqual({ id: 'p/1', outcome: 'unmet', ending: 'not run' });
});
