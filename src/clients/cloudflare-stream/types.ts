import type { JsonObject } from '../../base/json.ts';
import type { PollOptions } from '../cloudflare/poll.ts';
import type { CallOptions } from '../http.ts';
import type { ResumableMethods } from './resumable/types.ts';
import type { VideoDetails } from './video-details.ts';

export type { VideoDetails } from './video-details.ts';

/** One caption track of a video. Every field but the language is optional in the official OpenAPI. */
export interface Caption {
  /** BCP 47 tag. */
  readonly language: string;
  /** The language's own name, with ` (auto-generated)` for AI; null when the service omits it. */
  readonly label: string | null;
  /** Whether AI generated the track. */
  readonly generated: boolean;
  /** Uploads are `ready` at once; null when the service omits it, as it did until 2024-06. */
  readonly status: 'ready' | 'inprogress' | 'error' | null;
}

/** The bytes of a file. The client reads a stream into memory first, but not a Blob (`fs.openAsBlob`). */
export type FileInput = string | Uint8Array | Blob | AsyncIterable<Uint8Array | string> | ReadableStream<Uint8Array>;

/** A known state, or any other text: `live-inprogress` and future states. */
export type VideoState = 'pendingupload' | 'downloading' | 'queued' | 'inprogress' | 'ready' | 'error' | (string & {});

/** One video: the fields that a captioning program needs, and the whole object in `raw`. */
export interface Video {
  readonly id: string;
  readonly state: VideoState;
  /** True when the first quality level can be played; more may follow. */
  readonly readyToStream: boolean;
  /** Progress of encoding, 0 to 100; null while unknown. The service writes it as text. */
  readonly percentComplete: number | null;
  /** For example `ERR_NON_VIDEO`; null unless the state is `error`. The docs also call it `errReasonCode`: both are read. */
  readonly errorReasonCode: string | null;
  readonly errorReasonText: string | null;
  /** Seconds; null while unknown (-1 on the wire). */
  readonly durationSeconds: number | null;
  /** Bytes; null when the service omits it. */
  readonly size: number | null;
  /** Pixels; null while unknown (-1 on the wire). */
  readonly width: number | null;
  readonly height: number | null;
  /** Free keys; `name` is the name of the video. */
  readonly meta: JsonObject;
  readonly creator: string | null;
  /** RFC 3339. */
  readonly created: string | null;
  readonly modified: string | null;
  readonly scheduledDeletion: string | null;
  readonly hlsUrl: string | null;
  readonly dashUrl: string | null;
  /** The object as received. */
  readonly raw: JsonObject;
}

/** A new direct upload. */
export interface DirectUploadInput extends VideoDetails {
  /** 1 to 36,000. The service reserves that much storage until the upload. */
  readonly maxDurationSeconds: number;
  /** RFC 3339: the URL works until then. */
  readonly expiry?: string;
}

/** A one-time upload URL. It works without a credential, so keep it secret. */
export interface DirectUpload {
  readonly uploadUrl: string;
  /** Id of the video that the upload fills. */
  readonly videoId: string;
  readonly scheduledDeletion: string | null;
}

/** A filter for videos, with the service's own fields. */
export interface VideoFilter {
  readonly status?: VideoState;
  readonly creator?: string;
  readonly type?: 'vod' | 'live';
  /** Whether to list the oldest first. */
  readonly ascending?: boolean;
  /** The exact name. */
  readonly name?: string;
  /** A part of the name. */
  readonly search?: string;
  /** Created after this time, RFC 3339. */
  readonly after?: string;
  /** Created before this time, RFC 3339. */
  readonly before?: string;
  readonly ids?: readonly string[];
  /** 1 to 1000. */
  readonly limit?: number;
  readonly includeCounts?: boolean;
}

/** A list of videos. The counts are null unless `includeCounts` asked for them. */
export interface VideoList {
  readonly videos: readonly Video[];
  readonly total: number | null;
  readonly range: number | null;
}

/** The webhook of the account. */
export interface Webhook {
  readonly notificationUrl: string;
  /** Key of the HMAC-SHA256 in `Webhook-Signature`; null when the service omits it. */
  readonly secret: string | null;
  readonly modified: string | null;
}

/**
 * A client of Cloudflare Stream, as far as captions need it. Every method rejects with a `CloudflareError` only. Repeats
 * reads, PUT and DELETE after a failed attempt. Repeats a request that creates something only if the first one certainly
 * created nothing; else rejects with `OutcomeUnknownError`.
 */
export interface CloudflareStreamClient extends ResumableMethods {
  /** The tracks of a video. */
  listCaptions(videoId: string, options?: CallOptions): Promise<readonly Caption[]>;
  getCaption(videoId: string, language: string, options?: CallOptions): Promise<Caption>;
  /** Creates or replaces a track. Checks the file first: WebVTT, UTF-8, at most 10 MB. */
  uploadCaption(videoId: string, language: string, file: FileInput, options?: CallOptions): Promise<Caption>;
  deleteCaption(videoId: string, language: string, options?: CallOptions): Promise<void>;
  /** Starts generating captions in the spoken language. Returns at once. */
  generateCaption(videoId: string, language: string, options?: CallOptions): Promise<Caption>;
  /** Returns the WebVTT file of a track unchanged, with its byte order mark. */
  getCaptionVtt(videoId: string, language: string, options?: CallOptions): Promise<string>;
  /**
   * Generates captions and waits for them. Retries while the video is not ready (10067).
   * @throws {CaptionFailedError} for the status `error`. @throws {WaitTimeoutError} after the limit.
   */
  generateCaptionAndWait(videoId: string, language: string, options?: PollOptions): Promise<Caption>;
  /** Waits for a generation that was started before. */
  waitForCaption(videoId: string, language: string, options?: PollOptions): Promise<Caption>;
  /** Copies a video from a public URL. */
  copyVideo(url: string, details?: VideoDetails & { readonly name?: string }, options?: CallOptions): Promise<Video>;
  /** Uploads a video file of less than 200 MB. */
  uploadVideo(file: FileInput, options?: CallOptions & { readonly fileName?: string }): Promise<Video>;
  createDirectUpload(input: DirectUploadInput, options?: CallOptions): Promise<DirectUpload>;
  /** Uploads a file to a one-time upload URL, without a credential. */
  uploadTo(uploadUrl: string, file: FileInput, options?: CallOptions & { readonly fileName?: string }): Promise<void>;
  getVideo(videoId: string, options?: CallOptions): Promise<Video>;
  editVideo(videoId: string, changes: VideoDetails, options?: CallOptions): Promise<Video>;
  /** Deletes a video with its captions. */
  deleteVideo(videoId: string, options?: CallOptions): Promise<void>;
  /** Returns the first videos, at most `limit`. Default: 1000. */
  listVideos(filter?: VideoFilter, options?: CallOptions): Promise<VideoList>;
  /** Yields every matching video once, in as many requests as it takes. */
  allVideos(filter?: VideoFilter, options?: CallOptions): AsyncGenerator<Video, void, undefined>;
  /**
   * Waits until a video is ready.
   * @throws {VideoFailedError} for the state `error`. @throws {WaitTimeoutError} after the limit.
   */
  waitUntilReady(videoId: string, options?: PollOptions): Promise<Video>;
  setWebhook(notificationUrl: string, options?: CallOptions): Promise<Webhook>;
  /** Returns the webhook; null when the account has none. */
  getWebhook(options?: CallOptions): Promise<Webhook | null>;
  deleteWebhook(options?: CallOptions): Promise<void>;
}
