import { expect, it } from 'vitest';
import { shardOf } from '../../../src/base/shard.ts';
import { completeResults } from './complete.ts';
import { checkedProviders, type PowerResult, powerJobs } from './jobs.ts';
import { mergePower } from './merge.ts';
import { type PowerDocument, powerDocument } from './report.ts';

const KINDS = ['refusals', 'variation', 'mutant'];
const results = completeResults().sort((left, right) => KINDS.indexOf(left.kind) - KINDS.indexOf(right.kind));
const shardDocument = (all: readonly PowerResult[], number: number, of: number): PowerDocument =>
  JSON.parse(JSON.stringify(powerDocument(shardOf(all, { number, of }), 1, checkedProviders, { number, of })));

it('makes of the shards of a run what one run writes', () => {
  expect(results).toHaveLength(powerJobs().length);
  const merged = mergePower([2, 3, 1].map((number) => shardDocument(results, number, 3)));
  expect(merged).toMatchObject({ isWhole: true });
  if ('document' in merged) expect(merged.document).toEqual(powerDocument(results, 1, checkedProviders));
});

it('keeps the problems of a shard', () => {
  const broken = results.map((result): PowerResult => {
    return result.kind === 'mutant' && result.verdict.mutant.id === 'translateplus/health-down'
      ? { ...result, verdict: { ...result.verdict, errors: ['c: e'] } }
      : result;
  });
  const merged = mergePower([1, 2].map((number) => shardDocument(broken, number, 2)));
  expect(merged).toMatchObject({
    document: { problems: ['mutant translateplus/health-down: the harness broke in c: e'] },
  });
});

it('refuses an incomplete set', () => {
  expect(mergePower([shardDocument(results, 1, 2)])).toEqual({ problem: expect.stringContaining('2/2') });
});
