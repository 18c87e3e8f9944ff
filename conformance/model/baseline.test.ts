// Covers: check.ts, verdict.ts

import { describe, expect, it } from 'vitest';
import type { WaitingClock } from '../../src/base/clock.ts';
import { runConformance } from '../run/runner.ts';
import { check } from '../testing/checks.ts';
import { fakeTarget } from '../testing/fake-target.ts';
import { type Baseline, parseBaseline } from './baseline.ts';
import type { Check } from './check.ts';
import { exitCode } from './report.ts';
import { ExpectationError } from './verdict.ts';

const fails: Check['run'] = () => Promise.reject(new ExpectationError('one thing', 'another'));
const holds: Check['run'] = async () => {};
const breaks: Check['run'] = () => Promise.reject(new TypeError('a defect'));
const at = (day: string): WaitingClock => ({ now: () => Date.parse(`${day}T23:59:59Z`), sleep: async () => {} });
const known = (name: string, expires = '2026-06-30') => ({
  check: `translateplus/test/${name}`,
  reason: 'ticket 12',
  expires,
});
const baseline = (...knownFailures: Baseline['knownFailures']): Baseline => ({ version: 1, knownFailures });
const run = (checks: Check[], entries: Baseline, more: { grep?: string; day?: string } = {}) =>
  runConformance({
    target: fakeTarget('http://127.0.0.1:1'),
    checks,
    baseline: entries,
    clock: at(more.day ?? '2026-06-30'),
    ...(more.grep ? { grep: more.grep } : {}),
  });

describe('an expected failure', () => {
  it('is reported as such and does not fail the run, up to the end of its last day', async () => {
    const report = await run([check('a', fails), check('b', holds)], baseline(known('a')));
    expect(report.checks[0]).toMatchObject({ status: 'failed', known: { reason: 'ticket 12', expires: '2026-06-30' } });
    expect(report.checks[1]).not.toHaveProperty('known');
    expect(report.summary).toMatchObject({ passed: 1, failed: 1, known: 1, stale: 0 });
    expect([exitCode(report), report.baseline]).toEqual([0, { problems: [] }]);
  });

  it('leaves an unexpected one a failure', async () => {
    const report = await run([check('a', fails), check('b', fails)], baseline(known('a')));
    expect(exitCode(report)).toBe(1);
  });

  it('may be untestable or a warning, too, but never an error of the harness', async () => {
    const first: Check['run'] = (t) => t.prerequisite('a video', () => Promise.reject(new ExpectationError('x', 'y')));
    const checks = [check('a', first), check('b', fails, { level: 'should' }), check('c', breaks)];
    const report = await run(checks, baseline(known('a'), known('b'), known('c')));
    expect(report.checks.map((result) => [result.status, result.known !== undefined])).toEqual([
      ['untestable', true],
      ['warned', true],
      ['error', false],
    ]);
    expect([report.summary.known, exitCode(report)]).toEqual([1, 3]);
    expect(report.checks[0]?.reason).toBe('needs a video, but the target did not set this up: expected x; got y');
  });
});

describe('a wrong entry fails the run', () => {
  it.each([
    ['passes', [check('a', holds)], known('a'), '2026-06-30'],
    ['unknown', [check('a', holds)], known('gone'), '2026-06-30'],
    ['expired', [check('a', fails)], known('a'), '2026-07-01'],
    ['expired', [check('a', holds), check('b', holds)], known('a'), '2026-07-01'],
  ] as const)('when it %s', async (problem, checks, entry, day) => {
    const report = await run([...checks], baseline(entry), { day });
    expect(report.baseline?.problems).toMatchObject([{ check: entry.check, problem }]);
    expect([report.summary.stale, exitCode(report)]).toEqual([1, 1]);
    expect(report.checks[0]).not.toHaveProperty('known');
  });

  it('but not when its check was not selected, skipped, or broke', async () => {
    const checks = [
      check('a', holds),
      check('b', (t) => Promise.resolve(t.skip('no'))),
      check('c', holds),
      check('d', breaks),
    ];
    const some = await run(checks, baseline(known('c'), known('b')), { grep: '*/b' });
    expect(some.summary.stale).toBe(0);
    const all = await run(checks, baseline(known('b'), known('d')));
    expect(all.summary.stale).toBe(0);
  });
});

describe('the file', () => {
  const good = { version: 1, knownFailures: [known('a')] };

  it('is accepted in its documented form, with a $schema or without', () => {
    expect(parseBaseline(good)).toEqual(good);
    expect(parseBaseline({ $schema: 'x', ...good }).knownFailures).toHaveLength(1);
  });

  it.each<[string, unknown, RegExp]>([
    ['no object', [], /object/],
    ['no version', { knownFailures: [] }, /version/],
    ['another version', { ...good, version: 2 }, /version/],
    ['no reason', { version: 1, knownFailures: [{ check: 'a/b/c', expires: '2026-01-01' }] }, /reason/],
    ['an empty reason', { version: 1, knownFailures: [{ ...known('a'), reason: ' ' }] }, /expected a reason/],
    ['no date', { version: 1, knownFailures: [{ check: 'a/b/c', reason: 'x' }] }, /expires/],
    ['no such day', { version: 1, knownFailures: [known('a', '2026-02-30')] }, /YYYY-MM-DD/],
    ['a wildcard', { version: 1, knownFailures: [known('*')] }, /wildcards/],
    ['a typo', { version: 1, knownFailures: [{ ...known('a'), expire: 'x' }] }, /expire/],
    ['one twice', { version: 1, knownFailures: [known('a'), known('a')] }, /twice/],
  ])('is refused with %s, naming the place', (_name, value, message) => {
    expect(() => parseBaseline(value)).toThrow(message);
  });
});
