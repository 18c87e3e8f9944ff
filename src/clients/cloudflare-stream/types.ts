import type { JsonObject } from '../../base/json.ts';
import type { PollOptions } from '../cloudflare/poll.ts';
import type { CallOptions } from '../http.ts';

/** One caption track of a video. Every field but the language is optional in the official OpenAPI. */
export interface Caption {
  /** BCP 47 tag. */
  readonly language: string;
  /** The language in its own language, with ` (auto-generated)` for AI; null when the service gives none. */
  readonly label: string | null;
  /** Made by AI. */
  readonly generated: boolean;
  /** Uploads are `ready` at once; null when the service gives none, as it did until 2024-06. */
  readonly status: 'ready' | 'inprogress' | 'error' | null;
}

/** The bytes of a file. A stream is read into memory first; a Blob (`fs.openAsBlob`) is not. */
export type FileInput = string | Uint8Array | Blob | AsyncIterable<Uint8Array | string> | ReadableStream<Uint8Array>;

/** `live-inprogress` and whatever may be added are texts too. */
export type VideoState = 'pendingupload' | 'downloading' | 'queued' | 'inprogress' | 'ready' | 'error' | (string & {});

/** One video: what a captioning program needs, and everything else in `raw`. */
export interface Video {
  readonly id: string;
  readonly state: VideoState;
  /** The first quality level can be played; more may follow. */
  readonly readyToStream: boolean;
  /** Of encoding, 0 to 100; null while nobody knows. The service writes it as text. */
  readonly percentComplete: number | null;
  /** For example `ERR_NON_VIDEO`; null unless the state is `error`. */
  readonly errorReasonCode: string | null;
  readonly errorReasonText: string | null;
  /** Seconds; null while unknown (-1 on the wire). */
  readonly durationSeconds: number | null;
  /** Bytes; null when the service gives none. */
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
  /** The object as it came. */
  readonly raw: JsonObject;
}

/** What can be said about a video. */
export interface VideoDetails {
  readonly meta?: JsonObject;
  readonly creator?: string;
  readonly allowedOrigins?: readonly string[];
  readonly requireSignedURLs?: boolean;
  /** RFC 3339, at least 30 days after the upload; null takes it back. */
  readonly scheduledDeletion?: string | null;
  /** 0 to 1. */
  readonly thumbnailTimestampPct?: number;
}

/** A direct upload to be prepared. */
export interface DirectUploadInput extends VideoDetails {
  /** 1 to 36,000. Reserves that much storage until the upload. */
  readonly maxDurationSeconds: number;
  /** RFC 3339: until when the URL works. */
  readonly expiry?: string;
}

/** A one-time upload URL. It needs no credential: keep it as secret as one. */
export interface DirectUpload {
  readonly uploadUrl: string;
  /** The video that waits for the upload. */
  readonly videoId: string;
  readonly scheduledDeletion: string | null;
}

/** Which videos to list. All filters are the service's own. */
export interface VideoFilter {
  readonly status?: VideoState;
  readonly creator?: string;
  readonly type?: 'vod' | 'live';
  /** The oldest first. */
  readonly ascending?: boolean;
  /** The whole name. */
  readonly name?: string;
  /** A part of the name. */
  readonly search?: string;
  /** Created at or after this time, RFC 3339. */
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
  /** Key of the HMAC-SHA256 in `Webhook-Signature`; null when the service gives none. */
  readonly secret: string | null;
  readonly modified: string | null;
}

/**
 * A client of Cloudflare Stream, as far as captions need it. Every method rejects with a `CloudflareError` and with
 * nothing else. Reads, PUT and DELETE are repeated after trouble; what makes a second thing is repeated only when the first
 * certainly was not made, else `OutcomeUnknownError` says so.
 */
export interface CloudflareStreamClient {
  /** The tracks of a video. */
  listCaptions(videoId: string, options?: CallOptions): Promise<readonly Caption[]>;
  getCaption(videoId: string, language: string, options?: CallOptions): Promise<Caption>;
  /** Creates or replaces a track. The file is checked first: WebVTT, UTF-8, at most 10 MB. */
  uploadCaption(videoId: string, language: string, file: FileInput, options?: CallOptions): Promise<Caption>;
  deleteCaption(videoId: string, language: string, options?: CallOptions): Promise<void>;
  /** Starts generating captions in the spoken language and answers at once. */
  generateCaption(videoId: string, language: string, options?: CallOptions): Promise<Caption>;
  /** The WebVTT file of a track, as it is; a byte order mark stays. */
  getCaptionVtt(videoId: string, language: string, options?: CallOptions): Promise<string>;
  /**
   * Generates captions and waits for them. While the video is not ready (10067) it asks again.
   * @throws {CaptionFailedError} for the status `error`. @throws {WaitTimeoutError} past the limit.
   */
  generateCaptionAndWait(videoId: string, language: string, options?: PollOptions): Promise<Caption>;
  /** Waits for a generation that somebody started. */
  waitForCaption(videoId: string, language: string, options?: PollOptions): Promise<Caption>;
  /** Takes in a video from a public URL. */
  copyVideo(url: string, details?: VideoDetails & { readonly name?: string }, options?: CallOptions): Promise<Video>;
  /** Uploads a video file of less than 200 MB. */
  uploadVideo(file: FileInput, options?: CallOptions & { readonly fileName?: string }): Promise<Video>;
  createDirectUpload(input: DirectUploadInput, options?: CallOptions): Promise<DirectUpload>;
  /** Uploads a file to a one-time upload URL. No credential is sent. */
  uploadTo(uploadUrl: string, file: FileInput, options?: CallOptions & { readonly fileName?: string }): Promise<void>;
  getVideo(videoId: string, options?: CallOptions): Promise<Video>;
  editVideo(videoId: string, changes: VideoDetails, options?: CallOptions): Promise<Video>;
  /** Deletes a video with its captions. */
  deleteVideo(videoId: string, options?: CallOptions): Promise<void>;
  listVideos(filter?: VideoFilter, options?: CallOptions): Promise<VideoList>;
  /**
   * Waits until a video is ready.
   * @throws {VideoFailedError} for the state `error`. @throws {WaitTimeoutError} past the limit.
   */
  waitUntilReady(videoId: string, options?: PollOptions): Promise<Video>;
  setWebhook(notificationUrl: string, options?: CallOptions): Promise<Webhook>;
  /** Null when the account has none. */
  getWebhook(options?: CallOptions): Promise<Webhook | null>;
  deleteWebhook(options?: CallOptions): Promise<void>;
}
