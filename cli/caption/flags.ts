import type { LintLevelFlag, RuleFlags } from '../rule-options.ts';
import type { TargetFlags } from './target-options.ts';

/** The options of `caption-harness caption`. */
export interface CaptionFlags extends RuleFlags, LintLevelFlag, TargetFlags {
  readonly to: readonly string[];
  readonly from?: string;
  /** Undefined to choose by what there is: see `defaultTranscriber`. */
  readonly transcriber?: string;
  readonly pieceSeconds?: number;
  readonly pieceBytes?: number;
  readonly piecesAtOnce?: number;
  /** A number or a language. */
  readonly audioTrack?: string;
  readonly dropRepeats?: true;
  /** Captions that exist, instead of a transcriber. */
  readonly transcript?: string;
  /** Encoding of the transcript. */
  readonly encoding?: string;
  readonly translator: string;
  readonly publish: readonly string[];
  readonly out: string;
  readonly name: readonly string[];
  readonly overwrite?: true;
  readonly formats: readonly ('vtt' | 'srt')[];
  readonly list?: string;
  readonly parallel: number;
  readonly dryRun?: true;
  readonly resume?: true;
  readonly restart?: true;
  readonly payAgain?: true;
  readonly allowPrivateHosts?: true;
  readonly json?: true;
}

/** The names of the transcribers on the command line. */
export const transcriberNames = [
  'gcore-ai',
  'gcore-video',
  'cloudflare-stream',
  'workers-ai',
  'workers-ai:whisper',
  'workers-ai:whisper-tiny-en',
  'workers-ai:whisper-large-v3-turbo',
] as const;

/** The names of the publishers on the command line. */
export const publisherNames = ['cloudflare-stream', 'gcore-video', 'files'] as const;
