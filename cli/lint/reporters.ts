import { element, xmlText } from '../../conformance/reporters/xml.ts';
import type { LintFinding } from '../../src/subtitles/index.ts';
import type { LintReporterName } from './flags.ts';

/** The findings of one file. */
export interface LintedFile {
  readonly file: string;
  readonly cues: number;
  readonly findings: readonly LintFinding[];
  /** Findings that `--fix` has repaired. */
  readonly fixed: number;
}

/** What is wrong, and what to do. */
const full = ({ message, hint }: LintFinding): string => `${message} ${hint}`;
const where = ({ file, line, cue }: LintFinding): string => `${file}:${line}${cue === null ? '' : ` cue ${cue}`}`;
const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
const all = (files: readonly LintedFile[]): readonly LintFinding[] => files.flatMap(({ findings }) => findings);
const count = (findings: readonly LintFinding[], severity: LintFinding['severity']): number =>
  findings.filter((finding) => finding.severity === severity).length;

function pretty(files: readonly LintedFile[]): string {
  const findings = all(files);
  const lines = findings.flatMap((finding) => [
    `${where(finding)}  ${finding.severity}  ${finding.rule}`,
    `  ${full(finding)}`,
    `  ${finding.citation}`,
  ]);
  const fixed = files.reduce((sum, file) => sum + file.fixed, 0);
  const fixable = findings.filter(({ edits }) => edits).length;
  const summary = [
    plural(count(findings, 'error'), 'error'),
    plural(count(findings, 'warning'), 'warning'),
    ...(count(findings, 'info') > 0 ? [`${count(findings, 'info')} for information`] : []),
    ...(fixed > 0 ? [`${fixed} repaired`] : []),
    ...(fixable > 0 ? [`${fixable} that --fix repairs`] : []),
  ].join(', ');
  const cues = files.reduce((sum, file) => sum + file.cues, 0);
  return `${[...lines, `${plural(files.length, 'file')}, ${plural(cues, 'cue')}: ${summary}`].join('\n')}\n`;
}

/** Information is left out: the form knows errors and warnings only. */
function json(files: readonly LintedFile[]): string {
  const findings = all(files)
    .filter(({ severity }) => severity !== 'info')
    .map((finding) => {
      const { file, cue, rule, severity, citation } = finding;
      const message = `${finding.message} Line ${finding.line}. ${finding.hint}`;
      return { file, cue, rule, severity, message, citation };
    });
  return `${JSON.stringify({ findings }, null, 2)}\n`;
}

/** One suite per file, one case per finding; a warning is a skipped case, a file without findings one that passed. */
function junit(files: readonly LintedFile[]): string {
  const suites = files.map(({ file, findings }) => {
    const cases = findings.map((finding) =>
      element(
        'testcase',
        { classname: file, name: `${finding.rule} line ${finding.line}`, time: 0 },
        finding.severity === 'error'
          ? element('failure', { message: full(finding), type: finding.rule }, xmlText(finding.citation))
          : element('skipped', { message: `${finding.severity}: ${full(finding)}` }),
      ),
    );
    const passed =
      findings.length === 0 ? [element('testcase', { classname: file, name: 'no findings', time: 0 })] : [];
    const failures = count(findings, 'error');
    const counts = {
      tests: Math.max(1, findings.length),
      failures,
      errors: 0,
      skipped: findings.length - failures,
      time: 0,
    };
    return element('testsuite', { name: file, ...counts }, [...cases, ...passed].join(''));
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', {}, suites.join(''))}\n`;
}

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const;

const github = (files: readonly LintedFile[]): string =>
  all(files)
    .map((finding) => {
      const { severity, file, line, rule, citation } = finding;
      return `::${COMMANDS[severity]} file=${property(file)},line=${line},title=${property(rule)}::${data(`${full(finding)}\n${citation}`)}\n`;
    })
    .join('');

/** The text of a reporter. */
export const lintReporters: Readonly<Record<LintReporterName, (files: readonly LintedFile[]) => string>> = {
  pretty,
  json,
  junit,
  github,
};
