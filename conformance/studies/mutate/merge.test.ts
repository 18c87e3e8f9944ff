import { expect, it } from 'vitest';
import { shardOf } from '../../../src/base/shard.ts';
import { mutants } from '../../mutants/index.ts';
import { mergeReports } from './merge.ts';
import type { MutateReport } from './outcome.ts';
import { campaignReport } from './report.ts';

const kinds = ['noticed', 'unnoticed', 'unmet', 'late'] as const;
const selected = mutants.slice(0, 23);
const outcomes = selected.map(({ id }, at) => ({ id, outcome: kinds[at % 4] ?? 'late', ending: 'exit 0' }));
const one = campaignReport({ words: ['x'], seed: 3, selected }, { outcomes, unused: ['workers-ai'], left: 0 });
const part = (number: number, of: number, seed = 3): MutateReport =>
  campaignReport(
    { words: ['x'], seed, selected, shard: { number, of } },
    { outcomes: shardOf(outcomes, { number, of }), unused: ['workers-ai'], left: 0 },
  );

it('makes of the shards of a campaign what one run reports', () => {
  expect(mergeReports([part(3, 3), part(1, 3), part(2, 3)])).toEqual(one);
  expect(mergeReports([one])).toEqual(one);
});

it('refuses shards of different runs, and a set that is not whole', () => {
  expect(mergeReports([part(1, 2), part(2, 2, 4)])).toEqual({ problem: expect.stringContaining('different') });
  const same = { ...part(2, 2), outcomes: part(1, 2).outcomes };
  expect(mergeReports([part(1, 2), same])).toEqual({ problem: expect.stringContaining('in several shards') });
  expect(mergeReports([part(1, 2)])).toEqual({ problem: expect.stringContaining('2/2') });
});
