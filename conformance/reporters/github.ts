import type { Report } from '../model/report.ts';
import type { CheckResult } from '../model/result.ts';
import { plainFacts, type Word, wordOf } from './facts.ts';
import { markdownOf } from './markdown.ts';
import { type Output, type Reporter, type ReporterOptions, refuseUnknownReporterOptions } from './reporter.ts';

/**
 * For GitHub Actions: an annotation for each result that needs attention, in the workflow-command grammar
 * (docs.github.com, "Workflow commands for GitHub Actions"), and the report as Markdown to `options.summary`.
 */
export function githubReporter(output: Output, options: ReporterOptions = {}): Reporter {
  refuseUnknownReporterOptions('githubReporter', options);
  return {
    finish: (report) => {
      output.write(annotations(report).join(''));
      options.summary?.write(markdownOf(report));
    },
  };
}

const commands: Readonly<Partial<Record<Word, 'error' | 'warning' | 'notice'>>> = {
  failed: 'error',
  untestable: 'error',
  error: 'error',
  warned: 'warning',
  expected: 'notice',
};

function annotations(report: Report): string[] {
  return [
    ...report.checks.flatMap((result) => annotationOf(result, wordOf(result))),
    ...(report.baseline?.problems ?? []).map(({ check, message }) =>
      command('error', `stale baseline: ${check}`, message),
    ),
  ];
}

function annotationOf(result: CheckResult, word: Word): string[] {
  const name = commands[word];
  if (name === undefined) return [];
  return [command(name, `${word}: ${result.id}`, `${result.title}\n${plainFacts(result)}`)];
}

/** One command on one line: `::name title=property::data`. */
const command = (name: string, title: string, message: string): string =>
  `::${name} title=${escapeProperty(title)}::${escapeData(message)}\n`;

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
