import type { VideoDetails } from '../cloudflare-stream/video-details.ts';
import type { BoundVideo } from './video.ts';

export type { BoundVideo } from './video.ts';

/** The bytes of a file: a `ReadableStream`, of this platform's types or of a Worker's. */
export type StreamBytes = AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>;

/** A caption track, as the binding shows it. */
export interface BoundCaption {
  readonly generated?: boolean;
  readonly label: string;
  readonly language: string;
  readonly status?: 'ready' | 'inprogress' | 'error';
}

/** A new one-time upload URL. */
export interface BoundDirectUpload {
  readonly uploadURL: string;
  readonly id: string;
  readonly watermark: null;
  readonly scheduledDeletion: string | null;
}

/** The fields of a video that a caller can set, and its watermark, which the mock ignores. */
export type UrlUploadParams = VideoDetails & { readonly watermarkId?: string };

/** The fields of a direct upload. */
export type DirectUploadParams = VideoDetails & {
  readonly maxDurationSeconds: number;
  readonly expiry?: string;
  readonly watermark?: { readonly id: string };
};

/** How a time limits a list. */
export type Comparison = 'eq' | 'gt' | 'gte' | 'lt' | 'lte';

/** What a list of videos contains. */
export interface ListParams {
  readonly limit?: number;
  /** RFC 3339. */
  readonly before?: string;
  /** Default: `lt`. */
  readonly beforeComp?: Comparison;
  /** RFC 3339. */
  readonly after?: string;
  /** Default: `gte`. */
  readonly afterComp?: Comparison;
}

/** `env.STREAM.video(id).captions`. */
export interface BoundCaptions {
  upload(language: string, input: StreamBytes): Promise<BoundCaption>;
  generate(language: string): Promise<BoundCaption>;
  list(language?: string): Promise<BoundCaption[]>;
  delete(language: string): Promise<void>;
}

/** `env.STREAM.video(id).downloads`, which the mock does not emulate: each call rejects with 501. */
export interface BoundDownloads {
  generate(type?: 'default' | 'audio'): Promise<never>;
  get(): Promise<never>;
  delete(type?: 'default' | 'audio'): Promise<never>;
}

/** `env.STREAM.video(id)`. */
export interface BoundVideoHandle {
  readonly id: string;
  details(): Promise<BoundVideo>;
  update(params: VideoDetails & { readonly maxDurationSeconds?: number }): Promise<BoundVideo>;
  delete(): Promise<void>;
  /** The mock does not emulate it: rejects with 501. */
  generateToken(): Promise<never>;
  readonly downloads: BoundDownloads;
  readonly captions: BoundCaptions;
}

/** `env.STREAM.watermarks`, which the mock does not emulate: each call rejects with 501. */
export interface BoundWatermarks {
  generate(input: string | StreamBytes, params: object): Promise<never>;
  list(): Promise<never>;
  get(id: string): Promise<never>;
  delete(id: string): Promise<never>;
}

/** The `STREAM` binding of a Worker: the shape of `StreamBinding` of `@cloudflare/workers-types` 4.20260702.1. */
export interface StreamBinding {
  upload(url: string, params?: UrlUploadParams): Promise<BoundVideo>;
  createDirectUpload(params: DirectUploadParams): Promise<BoundDirectUpload>;
  video(id: string): BoundVideoHandle;
  readonly videos: { list(params?: ListParams): Promise<BoundVideo[]> };
  readonly watermarks: BoundWatermarks;
}
