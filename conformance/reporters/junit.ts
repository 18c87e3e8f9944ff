import type { Report } from '../model/report.ts';
import type { CheckResult } from '../model/result.ts';
import { plainFacts, sectionOfResult, sectionsOf, type Word, wordOf } from './facts.ts';
import type { Output, Reporter } from './reporter.ts';
import { element, xmlText } from './xml.ts';

/**
 * JUnit XML that is valid in Ant's and Jenkins' schemas: one suite per section, one case per check. A status that JUnit
 * does not have (warned, probed, an expected failure) is `skipped` with the word in its text: neither green nor red.
 * Wrong entries of a baseline are failures in a separate suite. A case is named by the check's id, so that a CI recognises it in later
 * runs; its title is in the output of its suite, and in the text of its failure. The root has the totals, which Ant's schema leaves out
 * and every reader allows.
 */
export function junitReporter(output: Output): Reporter {
  return { finish: (report) => output.write(junit(report)) };
}

/** One case: its markup, and its kind for the counts. */
interface Case {
  readonly markup: string;
  /** `id: title`, for the suite's output. */
  readonly line: string;
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  readonly seconds: number;
}

const outcomes: Readonly<Record<Word, Case['outcome']>> = {
  passed: 'passed',
  failed: 'failure',
  untestable: 'failure',
  error: 'error',
  warned: 'skipped',
  expected: 'skipped',
  probed: 'skipped',
  skipped: 'skipped',
};

function junit(report: Report): string {
  const suites = sectionsOf(report.checks).map(({ provider, section, checks }) => ({
    name: `${provider}/${section}`,
    package: provider,
    cases: checks.map(caseOf),
  }));
  const problems = report.baseline?.problems ?? [];
  if (problems.length > 0) {
    const cases = problems.map(({ check, problem, message }): Case => {
      const failure = element('failure', { message, type: problem }, xmlText(message));
      const markup = element('testcase', { name: check, classname: 'baseline', time: '0.000' }, failure);
      return { markup, line: `${check}: ${message}`, outcome: 'failure', seconds: 0 };
    });
    suites.push({ name: 'baseline', package: 'baseline', cases });
  }
  const written = suites.map((suite, id) => suiteMarkup({ ...suite, id }, report));
  // Jenkins' schema has no such attribute at the root.
  const { skipped: _, ...counts } = countsOf(suites.flatMap(({ cases }) => cases));
  const totals = { name: 'conform', ...counts };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', totals, `\n${written.join('')}`)}\n`;
}

/** The numbers of a suite, or of all. */
function countsOf(cases: readonly Case[]) {
  const amount = (wanted: Case['outcome']) => cases.filter(({ outcome }) => outcome === wanted).length;
  return {
    tests: cases.length,
    failures: amount('failure'),
    errors: amount('error'),
    skipped: amount('skipped'),
    time: seconds(cases.reduce((sum, one) => sum + one.seconds, 0)),
  };
}

function suiteMarkup(
  { name, package: own, id, cases }: { name: string; package: string; id: number; cases: readonly Case[] },
  report: Report,
): string {
  const { target, seed, schemaVersion, requirements, shard } = report;
  const properties = Object.entries({
    target,
    seed,
    schemaVersion,
    ...(requirements === undefined ? {} : { requirements: requirements.join(' ') }),
    ...(shard === undefined ? {} : { shard: `${shard.number}/${shard.of}` }),
  });
  const attributes = {
    name,
    package: own,
    id,
    ...countsOf(cases),
    // Ant's schema allows neither a zone nor a fraction; the time is UTC. It requires a host, which a report must not
    // reveal.
    timestamp: report.startedAt.slice(0, 19),
    hostname: 'localhost',
  };
  const inside = [
    element('properties', {}, properties.map(([key, value]) => element('property', { name: key, value })).join('')),
    ...cases.map(({ markup }) => markup),
    element('system-out', {}, xmlText(cases.map(({ line }) => line).join('\n'))),
    element('system-err', {}, ''),
  ];
  return `${element('testsuite', attributes, `\n${inside.map((line) => `${line}\n`).join('')}`)}\n`;
}

function caseOf(result: CheckResult): Case {
  const word = wordOf(result);
  const outcome = outcomes[word];
  const own = result.durationMs / 1000;
  const attributes = {
    name: result.id,
    classname: `${result.provider}.${sectionOfResult(result)}`,
    time: seconds(own),
  };
  const inside = `${insideOf(result, word, outcome) ?? ''}${attemptsOf(result, outcome)}`;
  return {
    markup: element('testcase', attributes, inside === '' ? undefined : inside),
    line: `${result.id}: ${result.title}`,
    outcome,
    seconds: own,
  };
}

function insideOf(result: CheckResult, word: Word, outcome: Case['outcome']): string | undefined {
  if (outcome === 'passed') return undefined;
  const reason = result.reason ?? word;
  if (outcome !== 'skipped')
    return element(outcome, { message: reason, type: word }, xmlText(`${result.title}\n${plainFacts(result)}`));
  return element('skipped', {}, xmlText(word === 'skipped' ? reason : `${word}: ${reason}${knownText(result)}`));
}

/** Earlier attempts, in the form of Maven Surefire: `flakyFailure` in a case that passed, `rerunFailure` in one that failed. */
function attemptsOf({ attempts = [] }: CheckResult, outcome: Case['outcome']): string {
  if (outcome === 'skipped') return '';
  const prefix = outcome === 'passed' ? 'flaky' : 'rerun';
  return attempts
    .map(({ status, reason }) => {
      const name = `${prefix}${status === 'error' ? 'Error' : 'Failure'}`;
      const message = reason ?? status;
      return element(name, { message, type: status }, element('stackTrace', {}, xmlText(message)));
    })
    .join('');
}

const knownText = ({ known }: CheckResult): string =>
  known === undefined ? '' : ` (known: ${known.reason}, until ${known.expires})`;

const seconds = (amount: number): string => amount.toFixed(3);
