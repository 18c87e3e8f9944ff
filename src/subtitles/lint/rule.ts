import type { Citation } from '../profiles/citation.ts';
import type { ProfileRows, RuleLevel } from '../profiles/types.ts';
import type { SubtitleFormat } from '../types.ts';
import type { LintCue } from './lint-cue.ts';
import type { LintEdit } from './types.ts';

/** What a rule says of one breach. */
export interface Breach {
  readonly message: string;
  readonly hint: string;
  /** Offset in the file. Default: the cue's payload, or the first line. */
  readonly at?: number;
  readonly edits?: readonly LintEdit[];
}

/** Reports a breach of a cue, or, with null, of the file. */
export type Report = (cue: LintCue | null, breach: Breach) => void;

/** A piece of the file that belongs to no cue. */
export interface StrayText {
  readonly from: number;
  readonly to: number;
  /** Cues before it. */
  readonly cuesBefore: number;
}

/** What a rule may look at before the first cue. */
export interface RunContext {
  readonly content: string;
  readonly format: SubtitleFormat;
  readonly rows: ProfileRows;
  /** BCP 47 tag; `''` when none is declared. */
  readonly language: string;
  readonly report: Report;
}

/** A rule at work on one file. */
export interface RuleRun {
  /** Looks at a cue; only at one whose text holds one of `holds`, if the rule names any. */
  readonly cue?: (cue: LintCue) => void;
  readonly stray?: (stray: StrayText) => void;
  /** Called behind the last cue. */
  readonly end?: (cues: number) => void;
}

/** One rule of lint. */
export interface LintRule {
  /** Area and name. */
  readonly id: string;
  /** The requirement, as a sentence. */
  readonly title: string;
  /** Default: both formats. */
  readonly format?: SubtitleFormat;
  /** The row of the profile that decides whether the rule applies, and how gravely. */
  readonly row?: keyof ProfileRows;
  /** For a rule without a row, or with a graver row: how breaches are reported. */
  readonly level?: RuleLevel;
  /** For a rule without a row. */
  readonly citation?: Citation;
  /** Union of `Holds` without which a text cannot break the rule. Default: any text can. */
  readonly holds?: number;
  /** Whether `--fix` repairs a breach, at least some. */
  readonly fixes?: true;
  start(context: RunContext): RuleRun;
}
