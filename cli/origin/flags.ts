import type { ListenFlags } from '../listen-options.ts';
import type { LintLevelFlag, RuleFlags } from '../rule-options.ts';
import type { BucketFlags } from './bucket.ts';

/** The options of `caption-harness origin`. */
export interface OriginFlags extends ListenFlags, RuleFlags, LintLevelFlag, BucketFlags {
  readonly port: number;
  readonly dropRepeats?: true;
  readonly host: string;
  readonly token?: string;
  readonly data: string;
  readonly store: 'fs' | 's3';
  /** Redis that several origins share. */
  readonly redis?: string;
  readonly prefix: string;
  readonly maxMegabytes: number;
  readonly maxUploads: number;
  readonly maxUploadMegabytes: number;
  readonly idleSeconds: number;
  readonly cacheSubtitles?: true;
  readonly parallel: number;
  readonly transcriber: string;
  readonly translator: string;
  readonly target: 'mock' | 'live';
  readonly yes?: true;
  readonly control?: string;
  readonly tenant: string;
  readonly url: Readonly<Record<string, string>>;
  readonly credential: Readonly<Record<string, string>>;
  readonly json?: true;
}
