import type { FaultFlags } from '../fault-options.ts';

/** The options of `caption-harness translate`. */
export interface TranslateFlags extends FaultFlags {
  readonly to: readonly string[];
  readonly from?: string;
  readonly encoding?: string;
  readonly out?: string;
  readonly overwrite?: true;
  readonly target: 'mock' | 'live';
  readonly yes?: true;
  readonly control?: string;
  readonly seedFile?: string;
  readonly tenant: string;
  readonly url: Readonly<Record<string, string>>;
  readonly credential: Readonly<Record<string, string>>;
  readonly state: string;
  readonly dryRun?: true;
  readonly resume?: true;
  readonly restart?: true;
  readonly payAgain?: true;
  readonly json?: true;
}
