import { expect, it } from 'vitest';
import { type Finding, marksOf, nextMarked, reportsOf } from './marks.ts';
import { readTrack } from './track-file.ts';

const { cues } = readTrack(
  ['WEBVTT', '00:01.000 --> 00:02.000\na', '00:03.000 --> 00:04.000\nbb', '00:05.000 --> 00:06.000\nc'].join('\n\n'),
);
const limits = { profile: 'custom', counting: 'graphemes', lineLength: 1 } as const;
const finding = (cue: number | null, rule: string): Finding => ({
  cue,
  rule,
  severity: 'warning',
  message: 'm',
  hint: 'h',
});
const reports = reportsOf(
  cues,
  {
    findings: [finding(2, 'layout/line-length'), finding(3, 'text/ellipsis'), finding(null, 'file/nul')],
    count: 3,
    limits,
  },
  { stale: [{ cue: 2, before: 'a', now: 'b' }], count: 1 },
);

it('joins what the page measures with what the server found', () => {
  const [one, two, three] = cues.map((cue) => marksOf(cue, reports));
  expect(one).toMatchObject({ over: [], findings: [], stale: null });
  expect(two).toMatchObject({ over: ['line of 2, limit 1'], findings: [] });
  expect(three).toMatchObject({ over: [], findings: [{ rule: 'text/ellipsis' }], stale: { now: 'b' } });
});

it('finds the next cue with a mark, around the end', () => {
  expect([-1, 1, 2].map((after) => nextMarked(cues, reports, after))).toEqual([1, 2, 1]);
  const none = reportsOf(cues, { findings: [], count: 0, limits: null }, { stale: [], count: 0 });
  expect([nextMarked(cues, none, 0), nextMarked([], none, 0)]).toEqual([-1, -1]);
});
