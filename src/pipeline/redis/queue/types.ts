import type { JsonObject } from '../../../base/json.ts';
import type { CaptionErrorKind } from '../../errors.ts';
import type { CaptionOptions } from '../../options.ts';

/** A video in the queue. */
export interface QueuedVideo {
  /** A URL (`https:`, `s3:`), or a path below the shared folder. */
  readonly video: string;
  /** Path of its files, see `CaptionOptions`. */
  readonly name?: string | undefined;
  /** How to caption it, as `optionsFor` of the workers reads it. Plain JSON, without credentials. */
  readonly request: JsonObject;
  /** Whether the video may be paid again where an answer was lost. */
  readonly payAgain?: boolean | undefined;
  /** Whether the first step forgets what was done and paid before. */
  readonly restart?: boolean | undefined;
}

/** The steps of a video, each a job of the queue. */
const steps = ['prepare', 'transcribe', 'translate', 'publish'] as const;

/** Name of a step. */
export type StepName = (typeof steps)[number];

/** Data of a job of the queue. */
export interface StepData extends QueuedVideo {
  /** Id of the video in the queue. */
  readonly id: string;
  /** BCP 47 tag, in `translate`. */
  readonly language?: string;
  /** What `prepare` found: the key of the pipeline's job, and facts of the video. */
  readonly found?: FoundVideo;
  /** Whether an earlier failure is to be forgotten. */
  readonly again?: boolean;
}

/** Data of a job of the queue of uploads. */
export interface UploadData {
  /** Id of the video's record. */
  readonly id: string;
  /** How to caption it, as workers read it. Plain JSON, without credentials. */
  readonly request: JsonObject;
}

/** What the first step found out. */
export interface FoundVideo {
  readonly key: string;
  readonly title: string;
  readonly durationSeconds: number | null;
}

/** What became of a video. Kept in a hash by its id. */
export type Outcome =
  | {
      readonly state: 'done';
      readonly video: string;
      readonly key: string;
      readonly language: string;
      /** BCP 47 tags of the published tracks. */
      readonly tracks: readonly string[];
      readonly notices: readonly string[];
    }
  | {
      readonly state: 'failed';
      readonly video: string;
      readonly step: StepName;
      readonly kind: CaptionErrorKind | 'defect';
      readonly reason: string;
      readonly next: string;
    };

/** Returns the options for a queued video, without what the worker adds: surroundings, signal, progress. @throws {CaptionError} */
export type OptionsFor = (video: QueuedVideo) => Promise<{
  /** The source to open: a path of this machine, or a URL. */
  readonly source: string;
  readonly options: Omit<CaptionOptions, 'state' | 'surroundings' | 'signal' | 'onProgress' | 'earlier'>;
}>;
