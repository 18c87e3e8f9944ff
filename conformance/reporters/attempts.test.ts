// Covers: ctrf.ts, junit.ts

import { validate } from 'ctrf';
import { expect, it } from 'vitest';
import { reportOf, resultOf, writtenBy } from '../testing/reports.ts';

const attempts = [
  { status: 'failed', reason: 'expected 1; got <2>', durationMs: 3 },
  { status: 'error', reason: 'TypeError: x', durationMs: 2 },
] as const;
const flaky = resultOf('a/flaky', { attempts, durationMs: 9 });
const red = resultOf('a/red', { status: 'failed', reason: 'expected 1; got 3', attempts, durationMs: 9 });

it('marks a flaky check in JUnit as Surefire does: passed, with the failures of earlier attempts', () => {
  const { text } = writtenBy('junit', reportOf([flaky, red]));
  const [passed = '', failed = ''] = text.match(/<testcase[\s\S]*?<\/testcase>/g) ?? [];
  expect(passed).toContain('<flakyFailure message="expected 1; got &lt;2&gt;" type="failed"><stackTrace>');
  expect(passed).toContain('<flakyError ');
  expect(passed).not.toContain('<failure');
  expect(failed).toMatch(/<failure [\s\S]*<rerunFailure [\s\S]*<rerunError /);
  expect(text).toMatch(/tests="2" failures="1" errors="0"/);
});

it('marks it in CTRF with its attempts, and leaves the final status as it is', () => {
  const report = JSON.parse(writtenBy('ctrf', reportOf([flaky, red, resultOf('a/once')])).text);
  expect(validate(report)).toMatchObject({ valid: true });
  const { results } = report;
  expect(results.summary).toMatchObject({ passed: 2, failed: 1, flaky: 1 });
  expect(results.tests[0]).toMatchObject({ status: 'passed', flaky: true, retries: 2 });
  expect(results.tests[0].retryAttempts).toEqual([
    { attempt: 1, status: 'failed', duration: 3, message: 'expected 1; got <2>' },
    { attempt: 2, status: 'failed', duration: 2, message: 'TypeError: x' },
    { attempt: 3, status: 'passed', duration: 4 },
  ]);
  expect(results.tests[1]).toMatchObject({ status: 'failed', flaky: false, retries: 2 });
  expect(results.tests[2].retries).toBeUndefined();
});

it('names flaky checks on the terminal', () => {
  const text = writtenBy('pretty', reportOf([flaky])).text;
  expect(text).toContain('flaky: translateplus/a/flaky: red in 2 of 3 attempts');
});
