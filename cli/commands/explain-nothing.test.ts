import { afterEach, expect, it, vi } from 'vitest';
import { reportOf, resultOf } from '../../conformance/testing/reports.ts';
import { explainNothing } from './explain-nothing.ts';

afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

it.each([
  ['no check was selected', 3, reportOf([]), 'nothing was verified: no check was selected (gcore-ai).\n'],
  [
    'all were skipped',
    3,
    reportOf([resultOf('a/b', { status: 'skipped' })]),
    /^nothing was verified: no check could be/,
  ],
  ['something was verified', 0, reportOf([resultOf('a/b')]), ''],
])('explains in one line on stderr, where %s', (_case, code, report, text) => {
  const lines: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  process.exitCode = code;
  explainNothing(report, ['gcore-ai']);
  expect(lines.join('')).toEqual(typeof text === 'string' ? text : expect.stringMatching(text));
});

it('names the pattern that matched no id, and where the ids are', () => {
  const lines: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  process.exitCode = 3;
  explainNothing(reportOf([]), ['gcore-ai'], 'tasks*');
  expect(lines.join('')).toMatch(
    /no check of gcore-ai .* --grep 'tasks\*'\. conform --list .* --grep '\*tasks\*'\.\n$/,
  );
});
