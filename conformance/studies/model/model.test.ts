// Covers: run-model.ts, run-models.ts, script.ts, provider-model.ts, text.ts, models/stream-tracks.ts, models/pages.ts, ../../run/excerpt.ts
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { mockTarget } from '../../targets/mock.ts';
import {
  allModels,
  type ModelOutcome,
  modelsText,
  outcomeText,
  type ProviderModel,
  runModel,
  runModels,
  stepsOf,
} from './index.ts';
import { modelOf } from './provider-model.ts';
import { playModel } from './testing/play.ts';

it.each(allModels.map(({ id }) => id))('the mocks are as %s says', async (id) => {
  expect(await playModel(id, { steps: 60 })).toMatchObject({ status: 'held', steps: 60 });
});

it.each([
  ['cloudflare-stream/tracks', 'cloudflare-stream/second-deletion-lost'],
  ['gcore-ai/tasks', 'gcore-ai/cancelled-goes-on'],
  ['gcore-ai/subtitles', 'gcore-ai/subtitle-cached'],
  ['gcore-ai/videos', 'gcore-ai/videos-page-with-deleted'],
  ['translateplus/credits', 'translateplus/third-equal-price-free'],
  ['translateplus/window', 'translateplus/window-never-opens'],
])('%s finds %s', async (id, mutant) => {
  expect(await playModel(id, { steps: 500, shrinks: false, mutant })).toMatchObject({ status: 'failed' });
});

it('rests on evidence, never on an assumption', () => {
  for (const { id, evidence } of allModels) expect(evidence.grade, id).not.toBe('assumed');
});

it('shrinks a failure to a short script that can be sent again', async () => {
  const outcome = await playModel('cloudflare-stream/tracks', {
    steps: 2_000,
    mutant: 'cloudflare-stream/replacement-refused',
  });
  if (outcome.status !== 'failed') throw new Error(outcome.status);
  const { steps, script, expected, got } = outcome.failure;
  expect(steps).toHaveLength(2);
  expect(steps[0]).toMatch(/^upload file \d as (\w+) to video 0$/);
  expect(script.length).toBeLessThan(12);
  expect(script[0]).toMatch(/^curl -sS -X POST "\$CONTROL\/tenants" .*"name":"conform-model-\d+"/);
  expect(script.join('\n')).toContain("--data-binary $'--conformance-boundary-7f3a\\r\\nContent-Disposition");
  expect(script.every((line) => line.startsWith('curl ') && !line.includes('\n'))).toBe(true);
  expect(script.at(-1)).toContain('-X PUT');
  expect(script.at(-1)).toContain("-H 'Authorization: Bearer [redacted]'");
  const text = outcomeText(outcome);
  for (const part of [...steps, ...script, expected, got, 'source    documented: ']) expect(text).toContain(part);
});

const about = {
  id: 'translateplus/credits',
  title: 'x',
  requirement: 'y',
  evidence: { grade: 'observed', source: 'z' },
} as const;
const broken = (error: () => Error) =>
  modelOf<object>({
    ...about,
    open: async () => ({}),
    steps: () => [fc.constant({ text: 'break', run: () => Promise.reject(error()) })],
  });

it('tells a fault of its own from one of the target', async () => {
  const target = await mockTarget({ runId: 'model' });
  try {
    const model = broken(() => new RangeError('own fault'));
    expect(await runModel({ fc, target, model, steps: 20, seed: 1 })).toMatchObject({
      status: 'error',
      reason: 'RangeError: own fault',
    });
    const ended: ModelOutcome[] = [];
    const signal = AbortSignal.abort();
    await runModels({ fc, target, models: allModels, steps: 20, seed: 1, signal, onEnd: (one) => ended.push(one) });
    expect(ended).toEqual([]);
  } finally {
    await target.close();
  }
});

it.each<[ModelOutcome, string]>([
  [{ model: about, status: 'held', steps: 7, runs: 2 }, '✓ translateplus/credits  held: 7 steps in 2 runs\n'],
  [{ model: about, status: 'skipped', reason: 'no AI' }, '- translateplus/credits  skipped: no AI\n'],
  [{ model: about, status: 'error', reason: 'broke' }, '! translateplus/credits  error: broke\n'],
])('tells how %j ended in a line', (outcome, line) => {
  expect(outcomeText(outcome)).toBe(line);
});

it('tells how many held, and how long it took', () => {
  const held: ModelOutcome = { model: about, status: 'held', steps: 7, runs: 2 };
  expect(modelsText([held, { model: about, status: 'skipped', reason: 'no AI' }], 3.4)).toBe(
    '\n1 of 2 models held: 7 steps in 3 seconds\n',
  );
});

it('gives each provider all steps, divided among its models by weight', () => {
  const named = (id: string, weight?: number) => ({ id, weight }) as unknown as ProviderModel;
  const models = [named('gcore-ai/a'), named('gcore-ai/b', 0.25), named('workers-ai/c'), named('gcore-ai/d')];
  expect([...stepsOf(models, 900).values()]).toEqual([400, 100, 900, 400]);
  expect([...stepsOf(models, 1).values()]).toEqual([1, 1, 1, 1]);
});
