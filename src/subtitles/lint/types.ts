import type { CaptionRules } from '../profiles/caption-rules.ts';
import type { SubtitleFormat } from '../types.ts';

/** How grave a finding is. `info` stands for rules whose sources contradict each other. */
export type LintSeverity = 'error' | 'warning' | 'info';

/** A change of the file that repairs a finding: the text that replaces the code units from `from` to `to`. */
export interface LintEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A breach of one rule. */
export interface LintFinding {
  /** Name of the file as given in the options; `''` without one. */
  readonly file: string;
  /** Number of the cue, from 1; null for a finding on the file. */
  readonly cue: number | null;
  /** Number of the line in the file, from 1. */
  readonly line: number;
  /** Id of the rule; see docs/lint.md. */
  readonly rule: string;
  readonly severity: LintSeverity;
  /** What is wrong: what was expected, and what came. */
  readonly message: string;
  /** What to do. */
  readonly hint: string;
  /** Where the rule comes from, with the version and the day of reading. */
  readonly citation: string;
  /** The repair, where it is mechanical and loses nothing else. */
  readonly edits?: readonly LintEdit[];
}

/** Options of `lintCaptions`. */
export interface LintOptions extends CaptionRules {
  /** Name of the file, for the findings. Default: `''`. */
  readonly file?: string | undefined;
  /** Declared language of the text: a BCP 47 tag. Default: none; then rules for all languages apply. */
  readonly language?: string | undefined;
  /** Encoding of bytes without a byte order mark: a label of the WHATWG Encoding Standard. Default: UTF-8. */
  readonly encoding?: string | undefined;
}

/** The findings of a file, in its order. */
export interface LintReport {
  readonly format: SubtitleFormat;
  readonly cues: number;
  readonly findings: readonly LintFinding[];
}
