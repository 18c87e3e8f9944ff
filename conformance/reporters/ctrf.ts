import type { CTRFReport, Test, TestStatus } from 'ctrf';
import type { Report } from '../model/report.ts';
import { type CheckResult, isFlaky } from '../model/result.ts';
import { plainFacts, sectionOfResult, sectionsOf, type Word, wordOf } from './facts.ts';
import { type Output, type Reporter, type ReporterOptions, refuseUnknownReporterOptions } from './reporter.ts';

/** The version of the Common Test Report Format that is written. */
const SPEC_VERSION = '0.0.0';

/**
 * CTRF, the Common Test Report Format (https://ctrf.io). A status that it does not have is `other`, with the suite's own
 * status as `rawStatus`. Wrong entries of a baseline are failed tests in a separate suite.
 */
export function ctrfReporter(output: Output, options: ReporterOptions = {}): Reporter {
  refuseUnknownReporterOptions('ctrfReporter', options);
  return { finish: (report) => output.write(`${JSON.stringify(ctrf(report, options.version), null, 2)}\n`) };
}

const states: Readonly<Record<Word, TestStatus>> = {
  passed: 'passed',
  failed: 'failed',
  untestable: 'failed',
  error: 'failed',
  warned: 'other',
  expected: 'other',
  probed: 'other',
  skipped: 'skipped',
};

function ctrf(report: Report, version: string | undefined): CTRFReport {
  const start = Date.parse(report.startedAt);
  const stop = start + Math.round(report.durationMs);
  const problems = report.baseline?.problems ?? [];
  const tests = [
    ...report.checks.map(testOf),
    ...problems.map(
      ({ check, problem, message }): Test => ({
        name: `baseline: ${check}`,
        status: 'failed',
        rawStatus: problem,
        duration: 0,
        suite: ['baseline'],
        message,
      }),
    ),
  ];
  const amount = (wanted: TestStatus) => tests.filter(({ status }) => status === wanted).length;
  const flaky = report.checks.filter(isFlaky).length;
  const tool = { name: 'caption-harness', ...(version === undefined ? {} : { version }) };
  return {
    reportFormat: 'CTRF',
    specVersion: SPEC_VERSION,
    timestamp: new Date(stop).toISOString(),
    generatedBy: 'caption-harness',
    results: {
      tool,
      summary: {
        tests: tests.length,
        passed: amount('passed'),
        failed: amount('failed'),
        skipped: amount('skipped'),
        pending: amount('pending'),
        other: amount('other'),
        ...(flaky === 0 ? {} : { flaky }),
        suites: sectionsOf(report.checks).length + (problems.length > 0 ? 1 : 0),
        start,
        stop,
        duration: stop - start,
        extra: { ...report.summary },
      },
      tests,
      environment: {
        testEnvironment: report.target,
        extra: {
          seed: report.seed,
          ...(report.requirements === undefined ? {} : { requirements: report.requirements }),
          ...(report.shard === undefined ? {} : { shard: report.shard }),
        },
      },
    },
  };
}

/** The attempts of a check that was repeated, the last one included. */
function retries(result: CheckResult, status: TestStatus): Pick<Test, 'retries' | 'flaky' | 'retryAttempts'> {
  const { attempts } = result;
  if (attempts === undefined) return {};
  const earlier = attempts.reduce((sum, { durationMs }) => sum + durationMs, 0);
  const all = [...attempts, { ...result, durationMs: result.durationMs - earlier }].map((one, at) => ({
    attempt: at + 1,
    status: at === attempts.length ? status : states[one.status],
    duration: Math.round(one.durationMs),
    ...(one.reason === null ? {} : { message: one.reason }),
  }));
  return { retries: attempts.length, flaky: isFlaky(result), retryAttempts: all };
}

function testOf(result: CheckResult): Test {
  const word = wordOf(result);
  return {
    name: result.id,
    status: states[word],
    rawStatus: word,
    duration: Math.round(result.durationMs),
    ...retries(result, states[word]),
    suite: [result.provider, sectionOfResult(result)],
    ...(result.reason === null ? {} : { message: result.reason }),
    ...(states[word] === 'failed' || result.exchange ? { trace: plainFacts(result) } : {}),
    tags: [result.level, result.evidence.grade],
    extra: {
      title: result.title,
      requirement: result.requirement,
      source: result.evidence.source,
      requests: result.requests,
      credits: result.cost.credits,
      waitedSeconds: result.cost.waitedSeconds,
      ...(result.known ? { known: result.known } : {}),
    },
  };
}
