import * as fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { seededSample } from '../../../src/base/sample.ts';
import { idMatches } from '../../run/select.ts';
import { mockTarget } from '../../targets/mock.ts';
import { behindProxy } from '../power/vary.ts';
import { allVariations } from '../variations/index.ts';
import { allModels, type ModelOutcome, providerOf, runModels } from './index.ts';

// Machines may be busy.
vi.setConfig({ testTimeout: 120_000 });

const modelled = [...new Set(allModels.map(providerOf))];

/** Some for each provider, chosen by chance that stays the same: what `VARIATIONS=all` has, all of them. */
const chosen = modelled.flatMap((provider) => {
  const here = allVariations().filter(({ providers = modelled }) => providers.includes(provider));
  const some = process.env.VARIATIONS === 'all' ? here : seededSample(here, 2, 6);
  return some.map((variation) => [provider, variation.id, variation] as const);
});

it.each(chosen)('the models of %s hold under %s', async (provider, _id, variation) => {
  const { seams, switches = {}, link, except } = variation;
  const world = await mockTarget({ providers: [provider], switches, runId: 'model', ...(seams ? { seams } : {}) });
  const target = link === undefined ? world : await behindProxy(world, variation);
  const models = allModels.filter(({ id }) => except === undefined || !idMatches(except.checks, `${id}/`));
  const outcomes: readonly ModelOutcome[] = await runModels({ fc, target, models, steps: 100, seed: 3 });
  await target.close();
  if (target !== world) await world.close();
  expect(outcomes.length).toBeGreaterThan(0);
  // A switch may take away what a model needs.
  const wrong = outcomes.filter(({ status }) => status !== 'held' && !(status === 'skipped' && variation.switches));
  expect(wrong).toEqual([]);
});
