import type { JsonObject } from '../../../src/base/json.ts';
import type { ProcessingErrorId } from '../../../src/contracts/gcore-ai/task-errors.ts';
import type { Media } from './media.ts';

/** A request for generated captions: the spoken language (null: detect it) and languages to translate into. */
export interface CaptionRequest {
  readonly audio: string | null;
  readonly targets: readonly string[];
}

/** One transcoded version of a video. */
export interface RenditionRow {
  readonly id: number;
  /** For example `vod480p`. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Bytes, once complete. */
  readonly bytes: number;
  /** For example `qid12v1_h264_800_468.mp4`. */
  readonly file: string;
  progress: number;
  status: 'processing' | 'complete' | 'error';
}

/** A video. Times are clock times in milliseconds. */
export interface VideoRow {
  readonly id: number;
  readonly slug: string;
  readonly createdAt: number;
  updatedAt: number;
  status: 'empty' | 'pending' | 'viewable' | 'ready' | 'error';
  error: string | null;
  /** Members of the request that answers repeat. */
  input: JsonObject;
  /** Captions to generate when it is ready; null for no captions. */
  readonly captions: CaptionRequest | null;
  /** The address of its webhooks, or null. */
  readonly webhook: string | null;
  /** The reason of processing that its request asked for; absent without one. */
  marked?: ProcessingErrorId;
  /** The media of its source, after it was read. */
  media: Media | null;
  renditions: RenditionRow[];
  /** The number of steps of its life so far. */
  step: number;
}

/** A subtitle of a video. */
export interface SubtitleRow {
  readonly id: number;
  readonly video: number;
  name: string | null;
  language: string | null;
  vtt: string | null;
}
