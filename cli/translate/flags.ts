import type { TargetFlags } from '../caption/target-options.ts';

/** The options of `caption-harness translate`. */
export interface TranslateFlags extends TargetFlags {
  readonly to: readonly string[];
  readonly from?: string;
  readonly encoding?: string;
  readonly out?: string;
  readonly overwrite?: true;
  readonly dryRun?: true;
  readonly resume?: true;
  readonly restart?: true;
  readonly payAgain?: true;
  readonly json?: true;
}
