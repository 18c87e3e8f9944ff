// Covers: describe-summary.ts
import { describe, expect, it } from 'vitest';
import { type BulkSummary, CaptionError, type CaptionResult } from '../../src/pipeline/index.ts';
import { describeSummary } from './describe-summary.ts';
import { createOverall, overallLine } from './overall.ts';

const done = { video: 'a', result: { spent: { amount: 6, unit: 'credits' } } as CaptionResult };
const failed = { video: 'b', error: new CaptionError({ kind: 'video', cause: 'x.', next: 'y.' }) };

it('counts videos and credits, and estimates the time from those that had work', () => {
  let now = 0;
  const overall = createOverall(() => now);
  overall.begin({ videos: 6, refused: 1 });
  overall.end(failed);
  expect(overallLine(overall.state())).toBe('1 of 6 videos: 0 done, 1 failed, 5 left, 0 credits');
  now = 120_000;
  overall.end(done);
  overall.end(done);
  expect(overall.state()).toMatchObject({ left: 3, secondsLeft: 180, spent: { amount: 12, unit: 'credits' } });
  expect(overallLine(overall.state())).toBe('3 of 6 videos: 2 done, 1 failed, 3 left, 12 credits, 3 min left');
  for (let at = 0; at < 3; at += 1) overall.end(done);
  expect(overallLine(overall.state())).toBe('6 of 6 videos: 5 done, 1 failed, 0 left, 30 credits');
});

describe('a summary', () => {
  const summary = (more: Partial<BulkSummary>): BulkSummary => ({
    videos: 3,
    captioned: 1,
    tracks: 1,
    spent: { amount: 1, unit: 'credits' },
    failed: [],
    notBegun: 0,
    notices: [],
    ...more,
  });
  const failure = (video: string, kind: BulkSummary['failed'][number]['kind'], next: string) => ({
    video,
    kind,
    message: `${kind}. ${next}`,
    next,
  });

  it('counts one as one', () => {
    expect(describeSummary(summary({ videos: 1 }))).toBe('1 of 1 video captioned, 1 track, 1 credit spent.\n');
    expect(describeSummary(summary({ spent: { amount: 0, unit: 'credits' } }))).toMatch(/, nothing spent\.\n$/);
  });

  it('says what failed by kind, and what to do', () => {
    const bad = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => failure(name, 'video', `Fix ${name}.`));
    const text = describeSummary(summary({ failed: [...bad, failure('x', 'credits', 'Add credits.')], notBegun: 2 }));
    expect(text.split('\n')).toEqual([
      '1 of 3 videos captioned, 1 track, 1 credit spent, 8 failed, 2 not started.',
      '  7 cannot be captioned: a, b, c, d, e and 2 more.',
      '  1 could not be paid: x. Add credits. (--resume)',
      '  2 not started: run again with --resume.',
      '',
    ]);
  });
});
