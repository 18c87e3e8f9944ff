// Covers: changes.ts, history.ts, issue-text.ts, issues.ts, message.ts, night.ts, series.ts, spells.ts, tally.ts, verdict.ts,
// ../../run/repeat.ts, ../drift/lasting-headers.ts

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../model/exchange.ts';
import type { CheckResult } from '../../model/result.ts';
import { repeated } from '../../run/repeat.ts';
import { resultOf } from '../../testing/reports.ts';
import { HistoryError, readHistory, writeNight } from './history.ts';
import { issueText, titleOf } from './issue-text.ts';
import { type Issue, issuesOf } from './issues.ts';
import { messageOf } from './message.ts';
import type { Night, SeenAnswer } from './night.ts';
import { regimesOf } from './series.ts';
import { spellsOf } from './spells.ts';
import { Tally } from './tally.ts';
import { type Verdict, verdictOf } from './verdict.ts';

const day = (at: number): string => new Date(Date.UTC(2026, 0, 1 + at, 3)).toISOString();
const night = (at: number, more: Partial<Night> = {}): Night => ({
  ...{ version: 1, at: day(at), target: 'url', verdicts: {}, answers: [], durationMs: 1 },
  ...more,
});
const members = (rates: Readonly<Record<string, number>>, status = 200): SeenAnswer => ({
  ...{ operation: 'gcore-ai getTask', status, answers: 20 },
  fields: Object.fromEntries([
    ['.', { seen: 20, of: 20, types: [] }],
    ...Object.entries(rates).map(([name, seen]) => [`.${name}`, { seen, of: seen, types: ['string'] }] as const),
  ]),
});
const nightsOf = (rows: readonly (readonly SeenAnswer[])[]): Night[] =>
  rows.map((answers, at) => night(at, { answers }));
const brief = (issues: readonly Issue[]) =>
  issues.map(({ since, until, state, changes }) => ({ since, until, state, what: changes.map(({ text }) => text) }));

describe('a rate over nights', () => {
  const points = (rates: readonly (readonly [number, number])[]) =>
    rates.map(([seen, of], at) => ({ night: at, seen, of }));
  it.each([
    [
      'stays as it was',
      [
        [20, 20],
        [20, 20],
        [19, 19],
      ],
      [0],
    ],
    [
      'ends',
      [
        [20, 20],
        [20, 20],
        [0, 20],
        [0, 20],
      ],
      [0, 2],
    ],
    [
      'begins',
      [
        [0, 20],
        [0, 20],
        [0, 20],
        [1, 20],
      ],
      [0, 3],
    ],
    [
      'falls',
      [
        [20, 20],
        [20, 20],
        [12, 20],
        [11, 20],
      ],
      [0, 2],
    ],
    [
      'falls and comes back',
      [
        [20, 20],
        [20, 20],
        [12, 20],
        [11, 20],
        [20, 20],
        [20, 20],
        [20, 20],
      ],
      [0, 2, 4],
    ],
    [
      'varies by chance',
      [
        [12, 20],
        [9, 20],
        [14, 20],
        [10, 20],
        [8, 20],
        [13, 20],
      ],
      [0],
    ],
    [
      'is rarely seen',
      [
        [1, 1],
        [1, 1],
        [0, 1],
        [1, 1],
      ],
      [0],
    ],
    [
      'is seldom, and never again',
      [...Array(4).fill([0, 20]), [2, 20], [2, 20], [1, 20], ...Array(12).fill([0, 20])],
      [0, 4, 7],
    ],
    [
      'is incomplete in the first night',
      [
        [0, 20],
        [20, 20],
        [20, 20],
      ],
      [0, 1],
    ],
  ] as const)('%s', (_what, rates, starts) => {
    expect(regimesOf(points(rates)).map(({ from }) => from)).toEqual(starts);
  });

  it('takes what data decide for a change only when it cannot be chance', () => {
    const rare = points([...Array(5).fill([0, 20]), [1, 20], [0, 20], [1, 20]]);
    expect(regimesOf(rare, 'likely')).toHaveLength(1);
    const more = points([...Array(6).fill([1, 30]), ...Array(3).fill([9, 30])]);
    expect(regimesOf(more, 'likely').map(({ from, noticed }) => [from, noticed])).toEqual([
      [0, 0],
      [6, 7],
    ]);
  });

  it('needs two nights for what may come by chance in any', () => {
    const once = points([
      [0, 40],
      [0, 40],
      [1, 40],
      [0, 40],
    ]);
    expect(regimesOf(once, 'passing')).toHaveLength(1);
    const always = points([
      [0, 40],
      [0, 40],
      [40, 40],
      [40, 40],
    ]);
    expect(regimesOf(always, 'passing').map(({ from }) => from)).toEqual([0, 2]);
  });
});

describe('a check over nights', () => {
  const held: Verdict = { word: 'held' };
  const red = (how: string, passing?: true): Verdict => ({
    ...{ word: 'red', how, attempts: { red: 3, of: 3 } },
    ...(passing ? { passing } : {}),
  });
  const unsteady: Verdict = { word: 'unsteady', how: 'x' };
  const unknown: Verdict = { word: 'unknown' };
  it.each<[string, (Verdict | undefined)[], unknown[]]>([
    ['counts at once when it is red in the same way', [held, red('a'), red('a')], [[1, undefined]]],
    ['ends when it holds again', [held, red('a'), red('a'), unknown, held], [[1, 4]]],
    ['counts in one night when it has held for long', [...Array(8).fill(held), red('a'), held], [[8, 9]]],
    ['does not count in one night when it has hardly run', [held, held, red('a'), held], []],
    ['is not moved by later nights', [held, unsteady, red('a'), red('a'), red('b'), red('b')], [[2, undefined]]],
    ['does not count when it was red from the beginning', [red('a'), red('a'), held, held], []],
    ['does not count in one night when the answer may pass', [held, red('a', true), held], []],
    ['counts in two such nights, from the first', [held, red('a', true), red('a', true)], [[1, undefined]]],
    ['does not count in two nights that differ', [held, red('a', true), red('b', true), held], []],
    ['begins where it is the same miss', [held, unsteady, red('a'), red('a')], [[2, undefined]]],
    ['does not count when each attempt differs', [held, unsteady, unsteady, held], []],
    [
      'counts when they differ for four nights',
      [held, unsteady, unsteady, undefined, unsteady, unsteady],
      [[1, undefined]],
    ],
  ])('%s', (_what, verdicts, expected) => {
    expect(spellsOf('p/s/x', verdicts).map(({ from, to }) => [from, to])).toEqual(expected);
  });

  it('needs more nights when blips meet it often', () => {
    const flaky: Verdict = { word: 'held', attempts: { red: 1, of: 2 } };
    const often = [flaky, flaky, flaky, red('a')];
    expect(spellsOf('p/s/x', often)).toEqual([]);
    expect(spellsOf('p/s/x', [...often, red('a'), red('a'), red('a')]).map(({ from }) => from)).toEqual([3]);
  });

  it('needs two nights when it judges the answers to others', () => {
    expect(spellsOf('p/wire/x', [held, red('a'), held])).toEqual([]);
    expect(spellsOf('p/wire/x', [held, red('a'), red('a')])).toHaveLength(1);
  });
});

describe('repeating', () => {
  const red = (got: string, status = 200): CheckResult =>
    resultOf('a/b', {
      ...{ status: 'failed', reason: `expected 1; got ${got}`, expected: 'status 1', got },
      exchange: { curl: 'curl http://127.0.0.1:1/v2/x', response: { status, headers: {}, body: '' } },
    });
  const run = async (...results: readonly CheckResult[]) => {
    const left = [...results];
    const before: string[] = [];
    const result = await repeated(
      async () => left.shift() as CheckResult,
      2,
      async ({ got }) => void before.push(got ?? ''),
    );
    return { result, before, left: left.length };
  };

  it('does not repeat what held', async () => {
    expect(await run(resultOf('a/b'), red('x'))).toMatchObject({ before: [], left: 1 });
  });

  it('counts a check that holds later as flaky, with its rate', async () => {
    const { result, before } = await run(red('one'), red('two'), resultOf('a/b'));
    expect([result.status, before, result.requests]).toEqual(['passed', ['one', 'two'], 6]);
    expect(result.attempts?.map(({ got }) => got)).toEqual(['one', 'two']);
    expect(verdictOf(result)).toEqual({ word: 'held', attempts: { red: 2, of: 3, lasting: 2 } });
  });

  it('tells one fault from three different ones', async () => {
    const same = verdictOf((await run(red('a'), red('b'), red('c'))).result, 'gcore-ai getTask');
    expect(same).toMatchObject({ word: 'red', how: 'status … / 200 /v2/x', operation: 'gcore-ai getTask' });
    expect(verdictOf((await run(red('a'), red('b', 503), red('c'))).result).word).toBe('unsteady');
    expect(verdictOf((await run(red('a', 503), red('b', 503), red('c', 503))).result)).toMatchObject({ passing: true });
  });

  it('keeps a red result whose repetition cannot take place', async () => {
    const none = resultOf('a/b', { status: 'skipped', reason: 'the budget', reasonKind: 'budget' });
    expect((await run(red('a'), none)).result.status).toBe('failed');
  });
});

describe('a tally', () => {
  const exchange = (body: unknown): Exchange => ({
    request: { method: 'GET', url: 'http://h/v2/account/summary', headers: [], body: null },
    response: {
      status: 200,
      headers: [
        ['X-Limit', '1'],
        ['Date', 'now'],
      ],
      bytes: Buffer.from(JSON.stringify(body)),
    },
    problem: null,
  });
  const red = resultOf('account/x', {
    status: 'failed',
    expected: 'a',
    exchange: { curl: 'curl http://h/x', response: null },
  });

  it('counts members against the objects of their place, in attempts that held', () => {
    const tally = new Tally({ translateplus: 'http://h' });
    const id = 'translateplus/account/x';
    tally.note('translateplus', exchange({ broken: true }), id);
    tally.onEvent({ type: 'repeated', result: red });
    tally.note('translateplus', exchange({ a: 1, list: [{ b: 'x' }, { b: null, c: [] }] }), id);
    tally.note('translateplus', exchange({ a: 1, status: 'on' }), id);
    tally.onEvent({ type: 'checked', result: resultOf('account/x'), done: 1, total: 1 });
    const [answer] = tally.answers();
    expect([answer?.operation, answer?.status, answer?.answers]).toEqual(['translateplus getAccountSummary', 200, 2]);
    expect(answer?.fields).toMatchObject({
      '.': { seen: 2, of: 2 },
      '.a': { seen: 2, types: ['number'] },
      '.list[].': { of: 2 },
      '.status': { values: { on: 1 } },
      '.list[].b': { seen: 2, types: ['null', 'string'], kinds: { null: 1, string: 1 } },
      '.list[].c': { seen: 1, types: ['array'] },
    });
    expect(answer?.headers).toEqual({ 'x-limit': 2 });
    expect(answer?.fields['.broken']).toBeUndefined();
    expect(tally.operationOf(id)).toBe('translateplus getAccountSummary');
  });

  it('counts the answers of a check that is red in the same way each time, and not of another', () => {
    for (const [attempts, expected] of [
      [[{ status: 'failed', reason: null, durationMs: 1, expected: 'a', exchange: red.exchange }], 1],
      [[{ status: 'failed', reason: null, durationMs: 1, expected: 'b', exchange: red.exchange }], 0],
    ] as const) {
      const tally = new Tally({ translateplus: 'http://h' });
      tally.note('translateplus', exchange({}), red.id);
      tally.onEvent({ type: 'checked', result: { ...red, attempts } as CheckResult, done: 1, total: 1 });
      expect(tally.answers()).toHaveLength(expected);
    }
  });
});

describe('issues', () => {
  it('dates a new member, a rarer one and another status, and closes what is undone', () => {
    const usual = members({ id: 20, name: 20 });
    const rows = [
      [usual],
      [usual],
      [usual],
      [members({ id: 20, name: 20, extra: 20 })],
      [members({ id: 20, name: 12, extra: 20 })],
      [members({ id: 20, name: 11 })],
      [members({ id: 20, name: 20 })],
      [usual],
      [usual],
      [usual],
      [members({ id: 20, name: 20 }, 202)],
      [members({ id: 20, name: 20 }, 202)],
    ];
    const issues = issuesOf(nightsOf(rows));
    expect(brief(issues)).toEqual([
      { since: '2026-01-11', until: undefined, state: 'open', what: ['no longer comes', 'is new'] },
      { since: '2026-01-05', until: '2026-01-07', state: 'closed', what: ['is rarer: 100 % before, 57 % now'] },
      { since: '2026-01-04', until: '2026-01-06', state: 'closed', what: ['is new'] },
    ]);
    const actions = rows.map((_row, at) => issuesOf(nightsOf(rows.slice(0, at + 1))).map(({ action }) => action));
    expect(actions[3]).toEqual(['opened']);
    expect(actions[4]).toEqual(['opened', 'none']);
    expect(actions[5]).toEqual(['none', 'closed']);
    expect(actions[11]).toEqual(['none', 'none', 'none']);
  });

  it('joins what belongs together: the checks of an operation, and one member in several operations', () => {
    const other = (more: Readonly<Record<string, number>>): SeenAnswer => ({
      ...members({ id: 20, ...more }),
      operation: 'gcore-ai listTasks',
    });
    const verdict: Verdict = {
      word: 'red',
      how: 'a',
      attempts: { red: 3, of: 3 },
      operation: 'gcore-ai getTask',
      curl: 'curl http://x',
    };
    const nights = [0, 1, 2, 3, 4].map((at) =>
      night(at, {
        answers: at < 3 ? [members({ id: 20 }), other({})] : [members({ id: 20, new: 20 }), other({ new: 20 })],
        verdicts: { 'gcore-ai/tasks/x': at < 3 ? { word: 'held' } : verdict },
      }),
    );
    const [issue, ...rest] = issuesOf(nights);
    expect(rest).toEqual([]);
    expect(issue && titleOf(issue)).toBe('gcore-ai: member getTask 200 .new is new, and 2 more (since 2026-01-04)');
    const text = issue ? issueText(issue) : '';
    expect(text).toContain('| check | `gcore-ai/tasks/x` no longer holds | 2026-01-04 |  |');
    expect(text).toContain('curl http://x');
    expect(messageOf(issue ? [issue] : [], day(4))).toEqual({
      night: day(4),
      text: `conform watch:\nupdated: ${issue && titleOf(issue)}`,
      issues: [expect.objectContaining({ action: 'updated', state: 'open', since: '2026-01-04' })],
    });
    expect(messageOf([], day(4)).text).toBe('conform watch: nothing has changed');
  });
});

it('keeps nights in a folder, and names a file that is none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'history-'));
  expect(readHistory(join(folder, 'none'))).toEqual([]);
  for (const at of [2, 0, 1]) writeNight(folder, night(at, { answers: [members({ id: 20 })] }));
  expect(readHistory(folder).map(({ at }) => at)).toEqual([day(0), day(1), day(2)]);
  writeFileSync(join(folder, 'nights', 'x.json'), '{}');
  expect(() => readHistory(folder)).toThrow(HistoryError);
  rmSync(folder, { recursive: true });
});
