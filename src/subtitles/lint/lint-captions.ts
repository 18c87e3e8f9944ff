import { rowsFor } from '../profiles/caption-rules.ts';
import { type Citation, citationText } from '../profiles/citation.ts';
import type { ProfileRow, ProfileRows, RuleLevel } from '../profiles/types.ts';
import { createScanner } from '../scan.ts';
import type { SubtitleFormat } from '../types.ts';
import { refuseUnknownLintOptions } from './known-lint-options.ts';
import { LineCounter } from './line-counter.ts';
import { lintBytes } from './lint-bytes.ts';
import { LintCue } from './lint-cue.ts';
import type { LintRule, Report, RuleRun } from './rule.ts';
import { lintRules } from './rules/all.ts';
import type { LintFinding, LintOptions, LintReport, LintSeverity } from './types.ts';

type CueCheck = NonNullable<RuleRun['cue']>;

/** How a rule reports under the rows; undefined when it does not apply. */
function levelOf(rule: LintRule, rows: ProfileRows): { level: LintSeverity; citation: Citation } | undefined {
  const row = rule.row === undefined ? undefined : (rows[rule.row] as ProfileRow<unknown> | undefined);
  const level: RuleLevel | undefined = rule.level ?? row?.level;
  const citation = rule.citation ?? row?.citation;
  if ((rule.row !== undefined && !row) || level === undefined || level === 'off' || !citation) return undefined;
  // Cues that overlap break a shortest gap, too.
  const gap = rows.gapMs?.level;
  if (rule.id === 'time/overlap' && rows.gapMs && gap && gap !== 'off')
    return { level: gap, citation: rows.gapMs.citation };
  return { level, citation };
}

/** First offset behind the line of the signature, which is not looked at as text. */
function bodyFrom(content: string, format: SubtitleFormat): number {
  const end = format === 'vtt' && /^\ufeff?WEBVTT/.test(content) ? content.search(/[\r\n]/) : 0;
  return end < 0 ? content.length : end;
}

/**
 * Checks a caption file, given as text or bytes: the form of its format, its times, and the rules of a profile. Never throws on any content.
 *
 * @throws {OptionError} for an option that does not exist
 * @returns the findings in the order of the file; those of the whole file follow
 * @example
 * const { findings } = lintCaptions(text, 'vtt', { profile: 'netflix', language: 'en', file: 'talk.en.vtt' });
 */
export const lintCaptions = (
  content: string | Uint8Array,
  format: SubtitleFormat,
  options: LintOptions = {},
): LintReport => {
  refuseUnknownLintOptions('lintCaptions', options);
  return typeof content === 'string'
    ? lintText(content, format, options)
    : lintBytes(content, format, options, lintText);
};

function lintText(content: string, format: SubtitleFormat, options: LintOptions): LintReport {
  const { file = '', language = '', encoding: _, ...rules } = options;
  const rows = rowsFor(rules, language);
  const findings: LintFinding[] = [];
  const lines = new LineCounter(content);
  const always: CueCheck[] = [];
  /** Those that data is held to as well: a profile is for captions. */
  const ofData: CueCheck[] = [];
  const sometimes: { readonly holds: number; readonly cue: CueCheck }[] = [];
  const runs: RuleRun[] = [];
  let holds = 0;
  for (const rule of lintRules) {
    if (rule.format !== undefined && rule.format !== format) continue;
    const applies = levelOf(rule, rows);
    if (!applies) continue;
    const { id } = rule;
    const severity = applies.level;
    const citation = citationText(applies.citation);
    const report: Report = (cue, { message, hint, at, edits }) => {
      const finding = {
        file,
        cue: cue === null ? null : cue.index + 1,
        line: lines.at(at ?? (cue === null ? 0 : cue.from)),
        rule: id,
        severity,
        message,
        hint,
        citation,
      };
      findings.push(edits && edits.length > 0 ? { ...finding, edits } : finding);
    };
    const run = rule.start({ content, format, rows, language, report });
    runs.push(run);
    if (!run.cue) continue;
    if (rule.holds === undefined) {
      always.push(run.cue);
      if (rule.row === undefined) ofData.push(run.cue);
    } else {
      sometimes.push({ holds: rule.holds, cue: run.cue });
      holds |= rule.holds;
    }
  }

  const cue = new LintCue(content, format, createScanner(content, format), rows.counting.value);
  let strayFrom = bodyFrom(content, format);
  const stray = (to: number) => {
    if (isEmpty(content, strayFrom, to)) return;
    const text = { from: strayFrom, to, cuesBefore: Math.max(0, cue.index) };
    for (const run of runs) run.stray?.(text);
  };
  while (cue.next()) {
    stray(cue.scanner.idFrom);
    // Indexed loops: this runs for every rule and cue.
    const checks = cue.isData ? ofData : always;
    for (let at = 0; at < checks.length; at++) (checks[at] as CueCheck)(cue);
    if ((cue.flags & holds) !== 0) {
      for (const { holds, cue: look } of sometimes) if ((cue.flags & holds) !== 0) look(cue);
    }
    strayFrom = cue.to;
  }
  cue.index++;
  stray(content.length);
  cue.index--;
  for (const run of runs) run.end?.(cue.index + 1);
  return { format, cues: cue.index + 1, findings };
}

/** Whether a span has nothing but line ends and blanks. */
function isEmpty(content: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (content.charCodeAt(at) > 0x20) return false;
  return true;
}
