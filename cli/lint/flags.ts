import type { RuleFlags } from '../rule-options.ts';

/** The reporters of `lint`. */
export const lintReporterNames = ['pretty', 'json', 'junit', 'github'] as const;

/** Name of a reporter of `lint`. */
export type LintReporterName = (typeof lintReporterNames)[number];

/** The options of `caption-harness lint`. */
export interface LintFlags extends RuleFlags {
  readonly format?: 'srt' | 'vtt';
  readonly language?: string;
  readonly encoding?: string;
  readonly reporter: LintReporterName;
  readonly fix?: true;
}
