// Covers: brief.ts, obstacles.ts, pretty.ts, reporter.ts, skipped.ts

import { describe, expect, it } from 'vitest';
import type { Report } from '../model/report.ts';
import type { CheckResult } from '../model/result.ts';
import { everything, reportOf as reportWith, resultOf } from '../testing/reports.ts';
import { reporters } from './index.ts';
import { jsonReporter } from './json.ts';
import { markdownOf } from './markdown.ts';
import { prettyReporter } from './pretty.ts';
import type { ReporterOptions } from './reporter.ts';

const result = resultOf;
const reportOf = (...checks: CheckResult[]): Report => reportWith(checks);

const failed = result('credits/one-short', {
  status: 'failed',
  reason: 'expected status 402; got 200 with "{}"',
  exchange: {
    curl: "curl -sS -i http://127.0.0.1:1/v2/x -H 'X-API-KEY: [redacted]'",
    response: { status: 200, headers: { 'Content-Type': 'application/json' }, body: '{}' },
  },
});
const mixed = reportOf(
  result('request/a'),
  result('request/b'),
  failed,
  result('keys/c', { status: 'skipped', reason: 'needs a credential' }),
  result('keys/d', { status: 'skipped', reason: 'needs a credential' }),
  result('errors/e', { status: 'probed', reasonKind: 'differs', reason: 'differs: assumed x; got y' }),
  result('errors/f', { status: 'probed', reason: 'as assumed', reasonKind: 'as-assumed' }),
  result('errors/g', { status: 'error', reason: 'TypeError: a defect' }),
);

function written(report: Report, options: ReporterOptions = {}): string {
  let text = '';
  prettyReporter({ write: (part) => (text += part) }, options).finish(report);
  return text;
}

describe('json', () => {
  it('writes the report and nothing else', () => {
    let text = '';
    jsonReporter({ write: (part) => (text += part) }).finish(mixed);
    expect(JSON.parse(text)).toEqual(mixed);
    expect(text.endsWith('}\n')).toBe(true);
  });
});

describe('pretty', () => {
  it('counts by section, and leaves out statuses that do not occur', () => {
    const rows = (text: string) => text.split('\n').map((line) => line.trim().split(/\s+/));
    const lines = rows(written(mixed, { verbose: true }));
    expect(lines.slice(0, 4)).toEqual([
      ['passed', 'failed', 'skipped', 'probed', 'errors'],
      ['translateplus', '2', '1', '2', '2', '1'],
      ['request', '2', '·', '·', '·', '·'],
      ['credits', '·', '1', '·', '·', '·'],
    ]);
    const brief = rows(written(mixed)).slice(1, 4);
    expect(brief.map(([name]) => name)).toEqual(['translateplus', 'credits', 'errors']);
    expect(
      written(reportOf(result('a/b')))
        .split('\n')[0]
        ?.trim(),
    ).toBe('passed');
  });

  it('shows what was expected and what came in a line each, and the rest on request', () => {
    const compared = { ...failed, expected: 'status 402', got: `200 with "${'x'.repeat(500)}"` };
    const many = Array.from({ length: 32 }, () => compared);
    const text = written(reportOf(...many));
    expect(text).toContain('  expected  status 402\n  got       200 with "xxx');
    expect(text).not.toMatch(/curl|Content-Type|Requirement of/);
    expect(text).toContain('--verbose prints requirement, source, request and answer of each.\n');
    const lines = text.split('\n');
    expect(lines.length).toBeLessThan(32 * 5 + 12);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(written(reportOf(result('a/b')))).not.toContain('--verbose');
    expect(written(mixed, { quiet: true })).not.toContain('curl');
  });

  it('shows all facts of a failure on request', () => {
    const text = written(mixed, { verbose: true });
    for (const part of [
      '✗ translateplus/credits/one-short (must)',
      'Requirement of credits/one-short',
      'documented: a page',
      'expected status 402; got 200 with "{}"',
      "curl -sS -i http://127.0.0.1:1/v2/x -H 'X-API-KEY: [redacted]'",
      'Content-Type: application/json',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('! translateplus/errors/g');
    expect(text).toContain('TypeError: a defect');
  });

  it('groups what was skipped by its reason, and shows probes that differ', () => {
    const text = written(mixed, { verbose: true });
    expect(text).toContain('skipped: needs a credential\n  translateplus/keys/c\n  translateplus/keys/d\n');
    const many = Array.from({ length: 7 }, (_, at) => result(`keys/c${at}`, { status: 'skipped', reason: 'no key' }));
    expect(
      written(reportOf(...many, result('a/b', { status: 'skipped', reason: 'no key' })), { verbose: true }),
    ).toContain('skipped: no key\n  translateplus, 8 checks: keys 7, a 1\n');
    const arranged = ['1 credit', '2 credits'].map((what) =>
      result(`credits/${what[0]}`, {
        status: 'skipped',
        reason: `cannot do without ${what}`,
        reasonKind: 'needs-control',
      }),
    );
    expect(written(reportOf(...arranged)).match(/^skipped: .*/gm)).toHaveLength(1);
    expect(text).toContain('probed: 2 undocumented behaviours, 1 as assumed');
    expect(text).toContain('differs: assumed x; got y');
  });

  it('ends with the total, and leaves it to the command to say that nothing was verified', () => {
    expect(written(mixed)).toMatch(
      /8 checks: 2 passed, 1 failed, 1 error, 2 probed, 2 skipped\nevidence of the judged checks: 3 documented, 0 observed, 0 assumed\ntarget url, --seed 7, 16 requests, 8 credits, 0\.0 s\n$/,
    );
    const nothing = written(reportOf(result('a/b', { status: 'skipped', reason: 'x' })));
    expect(nothing).toContain('1 check: 1 skipped');
    expect(written(reportOf())).toContain('0 checks: no check was run');
    expect(nothing + written(reportOf())).not.toMatch(/nothing was verified/i);
  });

  it('says in one line why the checks of a provider could not begin', () => {
    const silent = { reasonKind: 'no-answer', reason: 'x answers none of 3 requests' } as const;
    const rest = Array.from({ length: 40 }, (_, at) => result(`a/${at}`, { ...silent, status: 'skipped' }));
    const report = reportOf(result('a/b', { ...silent, status: 'untestable' }), ...rest);
    for (const options of [{}, { verbose: true }, { quiet: true }]) {
      const text = written(report, options);
      expect(text.match(/x answers none.*/g)).toEqual(['x answers none of 3 requests']);
      expect(text).toContain('41 checks did not run: x answers');
      expect(text.split('\n').length).toBeLessThan(12);
    }
  });

  it('fits a run that held on a screen, whatever was skipped, probed, warned or expected', () => {
    const each = (name: string, more: Partial<CheckResult>) =>
      Array.from({ length: 30 }, (_, at) => result(`s${at}/${name}`, { ...more, reason: `reason ${at} `.repeat(20) }));
    const known = { reason: 'ticket', expires: '2999-01-01' };
    const report = reportOf(
      ...each('passed', {}),
      ...each('skipped', { status: 'skipped' }),
      ...each('probed', { status: 'probed', reasonKind: 'differs' }),
      ...each('warned', { status: 'warned', level: 'should' }),
      ...each('expected', { status: 'failed', known }),
    );
    const text = written(report, { width: 100 });
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(24);
    expect(text).toContain('skipped: 1 check: reason 0');
    expect(text).toContain('~ translateplus/s0/warned: reason 0');
    expect(text).toContain('and 28 reasons more; --verbose lists them');
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('prints failures and one line of totals when it is told to be quiet', () => {
    expect(written(reportOf(result('a/b')), { quiet: true })).toBe('1 check: 1 passed\n');
    expect(written(reportOf(result('a/b'), failed), { quiet: true })).toMatch(
      /^✗ translateplus\/credits\/one-short[\s\S]*\n2 checks: 1 passed, 1 failed\n$/,
    );
  });

  it('shows a matrix by provider and section where several providers ran', () => {
    const other = { ...result('tasks/x'), id: 'gcore-ai/tasks/x', provider: 'gcore-ai' as const };
    const lines = written(reportOf(result('request/a'), other, result('keys/b', { status: 'skipped', reason: 'x' })), {
      verbose: true,
    });
    expect(
      lines
        .split('\n')
        .slice(1, 6)
        .map((line) => line.replace(/ +/g, ' ')),
    ).toEqual([' translateplus 1 1', ' request 1 ·', ' keys · 1', ' gcore-ai 1 ·', ' tasks 1 ·']);
  });

  it('distinguishes expected failures, warnings, untestable checks and a stale baseline', () => {
    const text = written(everything(), { verbose: true });
    expect(text).toContain('= translateplus/credits/known (must, expected)');
    expect(text).toContain('~ translateplus/keys/warned (should, warned)');
    expect(text).toContain('? translateplus/keys/untestable (must, untestable)');
    expect(text).toMatch(/expected {2}x\n {2}got {7}a/);
    expect(text).toMatch(/stale in the baseline:\n {2}translateplus\/old\/gone\n/);
    expect(text).toContain(
      '11 checks: 2 passed, 2 failed, 1 untestable, 1 error, 1 expected, 1 warned, 2 probed, 1 skipped, 1 stale in the baseline',
    );
  });

  it('never starts a line of an answer with text that a log reader reads as a command', () => {
    const lines = written(mixed).split('\n');
    const body = '::error::x\n  ::stop-commands::y';
    const hostile = { ...failed, exchange: { curl: 'curl', response: { status: 200, headers: {}, body } } };
    for (const line of [...lines, ...written(reportOf(hostile)).split('\n')])
      expect(line.trimStart()).not.toMatch(/^::/);
  });

  it('uses colours only on request', () => {
    expect(written(mixed)).not.toContain('\u001b');
    expect(written(mixed, { color: true })).toContain('\u001b[31m');
  });

  it.each([40, 60, 80, 120])('keeps prose within %i columns', (width) => {
    const wordy = result('a/b', { status: 'failed', reason: 'many short words '.repeat(40).trim() });
    const prose = written(reportOf(wordy), { width }).split('\n');
    for (const line of prose) expect(line.length, line).toBeLessThanOrEqual(width);
    const all = everything().checks.map((one) => ({ ...one, reason: one.reason && 'short', expected: 'a', got: 'b' }));
    const table = written(reportWith(all), { width }).split('\n').slice(0, 9);
    for (const line of table) expect(line.length, line).toBeLessThanOrEqual(Math.max(width, 50));
  });

  it('shows progress in place on a terminal, and clears it', () => {
    const parts: string[] = [];
    const reporter = prettyReporter({ write: (part) => parts.push(part) }, { live: true, width: 50 });
    reporter.onEvent?.({ type: 'started', total: 2 });
    reporter.onEvent?.({ type: 'checked', result: result('request/a'), done: 1, total: 2 });
    reporter.finish(reportOf(result('request/a')));
    expect(parts.slice(0, 3)).toEqual(['\r\u001b[K', '1/2 translateplus/request/a', '\r\u001b[K']);
    const quiet: string[] = [];
    prettyReporter({ write: (part) => quiet.push(part) }).onEvent?.({ type: 'started', total: 2 });
    expect(quiet).toEqual([]);
  });
});

it('has a reporter for each name of the command line', () => {
  expect(Object.keys(reporters)).toEqual([
    'pretty',
    'json',
    'junit',
    'ctrf',
    'html',
    'markdown',
    'github',
    'tap',
    'badge',
    'svg',
  ]);
});

describe('the Markdown report', () => {
  it('is a comment at GitHub, however many checks fail with whatever texts', () => {
    const text = `a|b <img src=x> @someone\n# ${'long '.repeat(400)}`;
    const response = { status: 200, headers: {}, body: '`'.repeat(2_000) };
    const many = Array.from({ length: 600 }, (_, at) =>
      result(`section-${at % 40}/check-${at}`, {
        ...{ status: at % 2 ? 'failed' : 'untestable', reason: text, exchange: { curl: 'curl x', response } },
      }),
    );
    const skipped = Array.from({ length: 300 }, (_, at) =>
      result(`skipped/check-${at}`, { status: 'skipped', reason: at % 2 ? 'no key' : `${at} ${text}` }),
    );
    const markdown = markdownOf(reportOf(...many, ...skipped));
    expect(markdown.length).toBeGreaterThan(30_000);
    expect(markdown.length).toBeLessThan(65_536);
    expect(markdown).toMatch(/- and \d+ more/);
    expect(markdown).not.toMatch(/<img|@someone/);
  });
});
