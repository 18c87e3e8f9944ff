import { expect, it, vi } from 'vitest';
import { allModels, providerOf, stepsOf } from './index.ts';
import { playModel } from './testing/play.ts';
import { statefulMutants } from './testing/stateful.ts';

// Machines may be busy.
vi.setConfig({ testTimeout: 120_000 });

/** The steps of each model in a run by default. */
const steps = stepsOf(allModels, 2_000);

const all = Object.entries(statefulMutants).flatMap(([id, names]) => names.map((name) => [id, name] as const));

it.each(all)('%s finds the mutant %s', async (id, name) => {
  const mutant = `${id.split('/')[0]}/${name}`;
  const own = [...steps].find(([model]) => model.id === id)?.[1] ?? 0;
  const outcome = await playModel(id, { steps: own, shrinks: false, mutant });
  expect(outcome.status).toBe('failed');
});

it('names mutants for every model', () => {
  expect(Object.keys(statefulMutants).sort()).toEqual(allModels.map(({ id }) => id).sort());
  expect(new Set(allModels.map(providerOf)).size).toBe(4);
});
