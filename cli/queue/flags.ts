import type { Rate } from '../../src/base/pacer.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import type { CaptionFlags } from '../caption/flags.ts';
import type { GivenCaptions } from '../caption/options.ts';
import type { BucketFlags } from '../origin/bucket.ts';

/** The options of every command of the queue. */
export interface QueueFlags {
  readonly redis: string;
  readonly prefix: string;
  readonly json?: true;
}

/** What a video is to become: the part of the options of `caption` that goes into the queue. */
export type RequestFlags = Omit<
  CaptionFlags,
  | 'target'
  | 'yes'
  | 'control'
  | 'tenant'
  | 'url'
  | 'credential'
  | 'state'
  | 'parallel'
  | 'seedFile'
  | 'list'
  | 'json'
  | 'name'
  | 'payAgain'
  | 'restart'
  | 'transcript'
  | 'encoding'
> & {
  /** Captions that exist, instead of a transcriber. */
  readonly given?: GivenCaptions | undefined;
};

/** The options of `caption-harness enqueue`. */
export interface EnqueueFlags
  extends QueueFlags,
    RequestFlags,
    Pick<CaptionFlags, 'transcript' | 'encoding' | 'restart'> {
  readonly list?: string;
  readonly name: readonly string[];
  readonly sharedFolder?: string;
  readonly payAgain?: true;
}

/** The options of `caption-harness worker`. */
export interface WorkerFlags
  extends QueueFlags,
    BucketFlags,
    Pick<CaptionFlags, 'target' | 'yes' | 'control' | 'tenant' | 'url' | 'credential'> {
  readonly concurrency: number;
  readonly sharedFolder?: string;
  readonly keepDays?: number;
  /** Rates of the accounts where they differ from those of the providers. */
  readonly rate: Readonly<Partial<Record<ProviderId, Rate>>>;
  /** False with `--no-pacing`. */
  readonly pacing: boolean;
  /** `s3` to caption the uploads of origins, too. */
  readonly store: 'none' | 's3';
  /** Uploads at the same time. */
  readonly parallel: number;
}
