import { expect, it, vi } from 'vitest';
import { allModels, providerOf } from './index.ts';
import { playModel } from './testing/play.ts';
import { statefulMutants } from './testing/stateful.ts';

// Machines may be busy.
vi.setConfig({ testTimeout: 120_000 });

/** What a model gets of 2,000 steps for its provider. */
const shareOf = (id: string): number => {
  const own = allModels.filter((model) => model.id.split('/')[0] === id.split('/')[0]);
  return Math.floor(2_000 / own.length);
};

const all = Object.entries(statefulMutants).flatMap(([id, names]) => names.map((name) => [id, name] as const));

it.each(all)('%s finds the mutant %s', async (id, name) => {
  const mutant = `${id.split('/')[0]}/${name}`;
  const outcome = await playModel(id, { steps: shareOf(id), shrinks: false, mutant });
  expect(outcome.status).toBe('failed');
});

it('names mutants for every model', () => {
  expect(Object.keys(statefulMutants).sort()).toEqual(allModels.map(({ id }) => id).sort());
  expect(new Set(allModels.map(providerOf)).size).toBe(3);
});
