import { documented } from '../../src/base/evidence.ts';
import { type Report, summarise } from '../model/report.ts';
import type { CheckResult } from '../model/result.ts';
import { type Output, type ReporterOptions, reporters } from '../reporters/index.ts';

/** A result for tests of reporters: default: a pass. `name` is `section/name`. */
export const resultOf = (name: string, more: Partial<CheckResult> = {}): CheckResult => ({
  id: `translateplus/${name}`,
  provider: 'translateplus',
  level: 'must',
  title: `Title of ${name}`,
  requirement: `Requirement of ${name}`,
  evidence: documented('a page'),
  status: 'passed',
  reason: null,
  durationMs: 1,
  requests: 2,
  cost: { credits: 1, waitedSeconds: 0 },
  ...more,
});

/** A report of results, and of the problems of a baseline. */
export const reportOf = (checks: readonly CheckResult[], baseline?: Report['baseline']): Report => ({
  schemaVersion: 2,
  target: 'url',
  seed: 7,
  startedAt: '2026-01-01T00:00:00.000Z',
  durationMs: 12,
  summary: summarise(checks, baseline?.problems),
  checks,
  ...(baseline ? { baseline } : {}),
});

/** Hostile text that reporters must survive: markup of every format, controls, lone surrogates, right-to-left. */
export const HOSTILE =
  'a</script><img src=x onerror=alert(1)>]]>&amp;"\'`````%0A::error::x\n::stop-commands::t\n##[error]\r\n# SKIP\n...\n' +
  '| a | b |\n@everyone [x](http://x.example) \u0000\u001b[31m\u0085\u2028\ufffe\uffff\ud800 \u202e مرحبا 字幕 🎬\n```\n</details>';

/** A result of every kind, hostile text wherever a target or a file can put it. */
export const everything = (): Report =>
  reportOf(
    [
      resultOf('request/fine'),
      resultOf('credits/failed', {
        status: 'failed',
        reason: `expected x; got ${HOSTILE}`,
        expected: 'x',
        got: HOSTILE,
        exchange: {
          curl: `curl -sS -i 'http://127.0.0.1:1/v2/x' -H 'X-API-KEY: [redacted]'`,
          response: { status: 200, headers: { 'Content-Type': HOSTILE }, body: HOSTILE },
        },
      }),
      resultOf('credits/silent', {
        status: 'failed',
        reason: 'expected an answer; got none',
        exchange: { curl: 'curl http://127.0.0.1:1', response: null },
      }),
      resultOf('credits/known', {
        status: 'failed',
        reason: 'expected a; got b',
        known: { reason: HOSTILE, expires: '2026-06-30' },
      }),
      resultOf('keys/untestable', { status: 'untestable', reason: `needs a video: ${HOSTILE}` }),
      resultOf('keys/warned', { status: 'warned', level: 'should', reason: HOSTILE, expected: 'a', got: 'b' }),
      resultOf('keys/skipped', { status: 'skipped', reason: HOSTILE }),
      resultOf('errors/differs', {
        status: 'probed',
        reason: `differs: assumed x; seen ${HOSTILE}`,
        reasonKind: 'differs',
      }),
      resultOf('errors/same', { status: 'probed', reason: 'as assumed', reasonKind: 'as-assumed' }),
      resultOf('errors/broken', { status: 'error', reason: `TypeError: ${HOSTILE}` }),
      {
        ...resultOf('x/y', { title: HOSTILE, requirement: HOSTILE, evidence: documented(HOSTILE) }),
        id: 'gcore-ai/tasks/other',
        provider: 'gcore-ai',
      },
    ],
    { problems: [{ check: 'translateplus/old/gone', problem: 'unknown', message: HOSTILE }] },
  );

/** The output of a reporter for a report, and its step summary. */
export function writtenBy(
  name: string,
  report: Report,
  options: ReporterOptions = {},
): { text: string; summary: string } {
  const texts = { text: '', summary: '' };
  const into = (key: keyof typeof texts): Output => ({
    write: (part) => {
      texts[key] += part;
    },
  });
  reporters[name]?.(into('text'), { summary: into('summary'), ...options }).finish(report);
  return texts;
}
