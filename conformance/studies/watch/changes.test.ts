// Covers: answer-changes.ts, groups.ts, member-changes.ts, outages.ts, red-rate.ts, turns.ts

import { describe, expect, it } from 'vitest';
import { changesOf } from './changes.ts';
import { issueText, titleOf } from './issue-text.ts';
import { issuesOf } from './issues.ts';
import type { Night, SeenAnswer, SeenField } from './night.ts';
import type { Verdict } from './verdict.ts';

const CHECKS = ['a', 'b', 'c'].map((name) => `gcore-ai/tasks/${name}`);
const held: Verdict = { word: 'held' };
const down: Verdict = { word: 'red', how: 'status / 502', passing: true, attempts: { red: 3, of: 3 } };
const red: Verdict = { word: 'red', how: 'b', attempts: { red: 3, of: 3 }, operation: 'gcore-ai getTask' };
const all = (verdict: Verdict, checks = CHECKS) => Object.fromEntries(checks.map((id) => [id, verdict]));

/** Nights, each with twenty answers of one operation that have these members, and checks that hold. */
type Row = Readonly<Record<string, Partial<SeenField>>>;
const answer = (fields: Row, more: Partial<SeenAnswer> = {}): SeenAnswer => ({
  ...{ operation: 'gcore-ai getTask', status: 200, answers: 20 },
  fields: Object.fromEntries([
    ['.', { seen: 20, of: 20, types: [] }],
    ...Object.entries(fields).map(
      ([path, field]) => [path, { seen: 20, of: 20, types: ['string'], ...field }] as const,
    ),
  ]),
  ...more,
});
const night = (at: number, more: Partial<Night> = {}): Night => ({
  ...{ version: 1, at: new Date(Date.UTC(2026, 0, 1 + at, 3)).toISOString(), target: 'url', durationMs: 1 },
  ...{ verdicts: all(held), answers: [answer({ '.id': {} })] },
  ...more,
});
const nightsOf = (amount: number, more: (at: number) => Partial<Night>): Night[] =>
  Array.from({ length: amount }, (_, at) => night(at, more(at)));
const seen = (nights: readonly Night[]) =>
  changesOf(nights).map(
    ({ kind, subject, text, since, until }) => `${kind} ${subject} ${text}: ${since}..${until ?? ''}`,
  );
const withFields = (amount: number, fields: (at: number) => Row) =>
  nightsOf(amount, (at) => ({ answers: [answer(fields(at))] }));

describe('a member', () => {
  it.each<[string, (at: number) => Row, string[]]>([
    [
      'has another type',
      (at) => ({ '.n': { types: [at < 4 ? 'number' : 'string'], kinds: { [at < 4 ? 'number' : 'string']: 20 } } }),
      ['field 200 .n is of type string, as never before: 2026-01-05..'],
    ],
    [
      'has another type than in nights of an older version',
      (at) => ({ '.n': at < 4 ? { types: ['number'] } : { kinds: { string: 20 } } }),
      ['field 200 .n is of type string, as never before: 2026-01-05..'],
    ],
    [
      'is null at times, until it is not',
      (at) => ({ '.n': { kinds: at < 4 || at > 6 ? { string: 20 } : { string: 12, null: 8 } } }),
      ['field 200 .n is null in 40 % of the objects, as never before: 2026-01-05..2026-01-08'],
    ],
    [
      'has a new value',
      (at) => ({ '.state': { values: at < 4 ? { on: 20 } : { on: 10, archived: 10 } } }),
      ['field 200 .state has the new value "archived" in 50 % of the objects: 2026-01-05..'],
    ],
    [
      'has dots in its name',
      (at) => ({ '.id': {}, ...(at < 4 ? {} : { '.a.b c.': {}, '.x.y': {} }) }),
      ['field 200 .x.y is new: 2026-01-05..'],
    ],
    ['is seen once, as rare ones are', (at) => ({ '.id': {}, ...(at === 4 ? { '.x': { seen: 1 } } : {}) }), []],
    [
      'falls in steps, and comes back',
      (at) => ({ '.n': { seen: [20, 20, 20, 10, 10, 10, 0, 0, 0, 20, 20][at] ?? 0 } }),
      [
        'field 200 .n is rarer: 100 % before, 50 % now: 2026-01-04..2026-01-10',
        'field 200 .n is gone: 2026-01-07..2026-01-10',
      ],
    ],
  ])('%s', (_what, fields, expected) => {
    expect(seen(withFields(11, fields))).toEqual(expected);
  });

  it('in the objects of a long list does not change because the list does', () => {
    const kinds = (at: number) => ({ string: at < 5 ? 500 : 300, null: at < 5 ? 1_500 : 1_700 });
    const nights = nightsOf(9, (at) => ({
      answers: [
        answer({ '[].': { seen: 2_000, of: 2_000 }, '[].n': { seen: 2_000, kinds: kinds(at) } }, { answers: 2 }),
      ],
    }));
    expect(seen(nights)).toEqual([]);
  });

  it('that vanishes slowly is one issue, with the check that notices it last', () => {
    const rates = [20, 20, 20, 20, 20, 20, 20, 20, 12, 12, 12, 12, 2, 2, 2, 2];
    const nights = nightsOf(rates.length, (at) => ({
      answers: [answer({ '.n': { seen: rates[at] ?? 0 } })],
      verdicts: { ...all(held), 'gcore-ai/tasks/b': at < 14 ? held : red },
    }));
    const issues = issuesOf(nights);
    expect(issues.map(({ id, since, changes }) => [id, since, changes.length])).toEqual([
      ['2026-01-09-gcore-ai-getTask', '2026-01-09', 3],
    ]);
  });
});

describe('a header', () => {
  const headers = (of: (at: number) => Readonly<Record<string, number>>) =>
    nightsOf(9, (at) => ({ answers: [answer({ '.id': {} }, { headers: of(at) })] }));
  it('that is gone is a change, a new one is not', () => {
    expect(seen(headers((at) => (at < 5 ? { 'x-limit': 20 } : { 'x-trace': 20 })))).toEqual([
      'header 200 x-limit is gone: 2026-01-06..',
    ]);
  });
});

describe('an outage', () => {
  it.each<[string, Readonly<Record<string, Verdict>>]>([
    ['pages of a gateway', all(down)],
    ['no answer', { ...all({ word: 'unknown' }), 'gcore-ai/tasks/a': { word: 'unknown', silent: true } }],
    ['most checks', { ...all(down), 'gcore-ai/tasks/c': red }],
  ])('by %s is one change of the whole service', (_what, verdicts) => {
    const nights = nightsOf(12, (at) => (at === 8 || at === 9 ? { verdicts, answers: [] } : {}));
    expect(seen(nights)).toEqual([
      expect.stringMatching(/^outage outage gave \d of \d checks no answer, 429 or 5xx: 2026-01-09\.\.2026-01-11$/),
    ]);
    const issues = issuesOf(nights.slice(0, 9));
    expect(issues.map((issue) => [issue.id, issue.action])).toEqual([['2026-01-09-gcore-ai-outage', 'opened']]);
    expect(issues[0] && titleOf(issues[0])).toMatch(/^gcore-ai: outage: the service gave /);
  });

  it('does not hide what is different after it', () => {
    const nights = nightsOf(12, (at) => ({
      verdicts: at === 8 ? all(down) : all(held),
      answers: at === 8 ? [] : [answer({ '.id': {}, ...(at > 8 ? { '.x': {} } : {}) })],
    }));
    expect(seen(nights)).toEqual([expect.stringMatching(/^outage/), 'field 200 .x is new: 2026-01-10..']);
  });

  it('is not what a few blips are, nor a service that never answered', () => {
    expect(
      seen(nightsOf(12, (at) => (at === 8 ? { verdicts: { ...all(held), 'gcore-ai/tasks/a': down } } : {}))),
    ).toEqual([]);
    expect(seen(nightsOf(12, () => ({ verdicts: all(down), answers: [] })))).toEqual([]);
  });
});

it('does not take other checks for other answers', () => {
  const nights = nightsOf(12, (at) => ({
    verdicts: all(held, at < 6 ? CHECKS : [...CHECKS, 'gcore-ai/tasks/d']),
    answers: [
      answer({ '.id': {}, ...(at < 6 ? {} : { '.x': { seen: 5 } }), ...(at < 9 ? {} : { '.y': {} }) }),
      ...(at < 6 ? [] : [answer({}, { status: 404 })]),
    ],
  }));
  expect(seen(nights)).toEqual(['field 200 .y is new: 2026-01-10..']);
});

it('is no spell of a check with many requests, which blips make red nearly always', () => {
  const often: Verdict = { word: 'red', how: 'b', requests: 74, attempts: { red: 3, of: 3, lasting: 3 } };
  const nights = nightsOf(12, (at) => ({
    verdicts: { ...all(held), 'gcore-ai/tasks/b': at < 1 ? { word: 'held', requests: 74 } : often },
  }));
  expect(seen(nights)).toEqual([]);
});

it('is the same spell when the same miss comes back after some nights', () => {
  const word = (at: number) => ([8, 9, 11, 12, 14, 15].includes(at) ? red : held);
  const nights = nightsOf(18, (at) => ({ verdicts: { ...all(held), 'gcore-ai/tasks/b': word(at) } }));
  expect(seen(nights)).toEqual(['check gcore-ai/tasks/b no longer holds: 2026-01-09..2026-01-17']);
});

describe('an issue', () => {
  const two = nightsOf(10, (at) => ({
    // The second run of the eighth day.
    ...(at === 8 ? { at: '2026-01-08T15:00:00.000Z' } : {}),
    answers: [answer({ '.id': {}, ...(at < 7 ? {} : { '.x': {} }), ...(at < 8 ? {} : { '.y': {} }) })],
  }));
  it('is one for the changes of a day, also of two runs', () => {
    expect(issuesOf(two).map(({ id, changes }) => [id, changes.length])).toEqual([['2026-01-08-gcore-ai-getTask', 2]]);
  });

  it('keeps its name when a later night adds an operation to it', () => {
    const nights = nightsOf(16, (at) => {
      // One answer a night: what it shows is sure only later.
      const one = { seen: 1, of: 1, types: [] };
      const fields = { '.': one, ...(at < 12 ? {} : { '.x': one }) };
      const create = { ...answer({}), operation: 'gcore-ai createTask', answers: 1, fields };
      return { answers: [answer({ '.id': {}, ...(at < 12 ? {} : { '.x': {} }) }), create] };
    });
    const ids = [13, 14, 15, 16].map((end) => issuesOf(nights.slice(0, end)).map(({ id, action }) => [id, action]));
    expect(ids.flat().map(([id]) => id)).toEqual(Array(4).fill('2026-01-13-gcore-ai-getTask'));
    expect(ids.map(([one]) => one?.[1])).toContain('updated');
  });

  it('is reported by the next run when its own was killed before', () => {
    expect(issuesOf(two, two.slice(0, 7)).map(({ action }) => action)).toEqual(['opened']);
    expect(issuesOf(two).map(({ action }) => action)).toEqual(['none']);
  });

  it('has a title and a text that GitHub accepts, whatever the names', () => {
    const name = `.a|b\`c\`<img src=x>\n# @d${'x'.repeat(400)}`;
    const many = Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`${name}${at}`, {}]));
    const [issue] = issuesOf(withFields(6, (at) => ({ '.id': {}, ...(at < 4 ? {} : many) })));
    expect(issue && titleOf(issue).length).toBeLessThan(240);
    expect(issue && titleOf(issue)).not.toContain('\n');
    const text = issue ? issueText(issue) : '';
    expect(text.length).toBeGreaterThan(20_000);
    expect(text.length).toBeLessThan(65_536);
    expect(text).not.toContain('\n# ');
  });
});
