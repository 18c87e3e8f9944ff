// Covers: shard-checks.ts
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runConformance } from '../run/runner.ts';
import { check } from '../testing/checks.ts';
import { fakeTarget } from '../testing/fake-target.ts';
import { reportOf, resultOf, writtenBy } from '../testing/reports.ts';
import { type Stub, startStub } from '../testing/stub-server.ts';
import type { Baseline } from './baseline.ts';
import type { Check } from './check.ts';
import { mergeShards } from './merge-reports.ts';
import { exitCode, type Report } from './report.ts';
import { checksOfShard } from './shard-checks.ts';

let stub: Stub;
beforeAll(async () => {
  stub = await startStub((_request, response) => {
    response.sendDate = false;
    response.end('{}');
  });
});
afterAll(() => stub.close());

const expecting =
  (status: number): Check['run'] =>
  async (t) =>
    void (await t.send({ path: '/' })).expectStatus(status);
/** A suite with checks of each kind, and two that judge the answers of the others. */
const suite: readonly Check[] = [
  ...Array.from({ length: 20 }, (_, at) => check(`n${at}`, expecting(at % 5 === 0 ? 418 : 200))),
  ...Array.from({ length: 4 }, (_, at) => check(`s${at}`, expecting(418), { level: 'should' })),
  check('skips', async (t) => t.skip('no way')),
];
const ids = suite.map(({ id }) => id);
const baseline: Baseline = {
  version: 1,
  knownFailures: ['test/n0', 'test/n1', 'old/gone'].map((name) => ({
    check: `translateplus/${name}`,
    reason: 'ticket',
    expires: '2999-12-31',
  })),
};

const run = (checks: readonly Check[], more: Partial<Report> = {}): Promise<Report> => {
  const known = new Set(checks.map(({ id }) => id));
  // As the command line does: entries of checks in other shards are left out.
  const own = baseline.knownFailures.filter(({ check: id }) => known.has(id) || !ids.includes(id));
  const options = { target: fakeTarget(stub.url), checks, baseline: { ...baseline, knownFailures: own } };
  return runConformance({ ...options, ...(more.shard ? { shard: more.shard } : {}) });
};

/** What does not depend on when and how fast a run was. */
const timeless = (report: Report) => ({
  ...report,
  startedAt: '2026-01-01T00:00:00.000Z',
  durationMs: 0,
  checks: report.checks.map((result) => ({ ...result, durationMs: 0 })),
});

const merged = (reports: readonly Report[], order: readonly string[] = ids): Report => {
  const result = mergeShards(reports, order);
  if ('problem' in result) throw new Error(result.problem);
  return result;
};

describe('shards', () => {
  it('have each check once, and always the same one, whatever is beside it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.subarray([...suite]), (of, some) => {
        const parts = Array.from({ length: of }, (_, at) => checksOfShard(some, { number: at + 1, of }));
        expect(
          parts
            .flat()
            .map(({ id }) => id)
            .sort(),
        ).toEqual(some.map(({ id }) => id).sort());
        const whole = Array.from({ length: of }, (_, at) => checksOfShard(suite, { number: at + 1, of }));
        for (const [at, part] of parts.entries()) expect(whole[at]).toEqual(expect.arrayContaining([...part]));
      }),
    );
  });

  it('share a suite in halves of about the same size', () => {
    const many = Array.from({ length: 400 }, (_, at) => ({ id: `translateplus/a/${at}` }));
    const size = checksOfShard(many, { number: 1, of: 2 }).length;
    expect(size).toBeGreaterThan(150);
    expect(size).toBeLessThan(250);
  });

  it.each([1, 2, 3, 40])('%i of them give together what one run gives', async (of) => {
    const shards = Array.from({ length: of }, (_, at) => ({ number: at + 1, of }));
    const parts = await Promise.all(shards.map((shard) => run(checksOfShard(suite, shard), { shard })));
    const one = await run(suite);
    const all = merged([...parts].reverse());
    expect(timeless(all)).toEqual(timeless(one));
    expect(exitCode(all)).toBe(exitCode(one));
    for (const name of ['junit', 'ctrf', 'html', 'markdown', 'tap', 'badge']) {
      expect(writtenBy(name, timeless(all)).text).toBe(writtenBy(name, timeless(one)).text);
    }
  });

  it('may be empty without failing', async () => {
    const { summary } = reportOf([resultOf('a/b', { status: 'skipped' })]);
    expect([exitCode({ summary, shard: { number: 1, of: 9 } }), exitCode({ summary })]).toEqual([0, 3]);
  });
});

describe('merging', () => {
  const part = (number: number, checks: Report['checks'], more: Partial<Report> = {}): Report => ({
    ...reportOf(checks),
    shard: { number, of: 2 },
    ...more,
  });
  const wire = (status: 'passed' | 'skipped' | 'failed') => resultOf('wire/summary', { status });

  it.each([
    ['skipped', 'passed', 'passed'],
    ['passed', 'failed', 'failed'],
    ['failed', 'skipped', 'failed'],
  ] as const)('takes a check that was %s in one shard and %s in another for %s', (left, right, both) => {
    const { checks } = merged([part(1, [wire(left)]), part(2, [wire(right)])]);
    expect(checks.map(({ status }) => status)).toEqual([both]);
  });

  it('counts a server that does not answer once', () => {
    const silent = (name: string) =>
      resultOf(name, { status: 'untestable', reasonKind: 'no-answer', reason: 'silent' });
    const { summary } = merged([part(1, [silent('a/b')]), part(2, [silent('c/d')])]);
    expect(summary).toMatchObject({ untestable: 1, skipped: 1 });
  });

  it('lasts from the first start to the last end', () => {
    const later = part(2, [], { startedAt: '2026-01-01T00:00:10.000Z', durationMs: 5000 });
    expect(merged([later, part(1, [])])).toMatchObject({ startedAt: '2026-01-01T00:00:00.000Z', durationMs: 15_000 });
  });

  it.each([
    [[part(1, [])], 'expected every shard, got none for 2/2.'],
    [[part(1, []), part(1, [])], 'shard 1/2 was given twice.'],
    [
      [part(1, []), part(2, [], { seed: 9 })],
      'the reports are of runs with different targets, seeds, requirements, providers or --grep.',
    ],
    [[part(1, [], { selection: { grep: 'a' } }), part(2, [])], expect.stringContaining('--grep')],
    [[part(1, [], { requirements: ['a@b'] }), part(2, [])], expect.stringContaining('requirements')],
    [[reportOf([]), reportOf([])], 'expected reports of shards, got one of a whole run.'],
    [[], expect.stringContaining('expected')],
  ])('refuses reports that are not the whole of one run: case %#', (reports, problem) => {
    expect(mergeShards(reports, ids)).toEqual({ problem });
  });
});
