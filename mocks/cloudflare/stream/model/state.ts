import type { JsonObject } from '../../../../src/base/json.ts';
import type { MediaFacts } from '../../../../src/contracts/cloudflare-stream/sample-media.ts';
import type { VideoErrorCode } from '../../../../src/contracts/cloudflare-stream/videos.ts';
import type { SeededSound } from '../../../kernel/media/seeded-sound.ts';
import type { Tenant } from '../../../kernel/world/tenant.ts';

/** A stored caption track. */
export interface Track {
  readonly language: string;
  readonly generated: boolean;
  status: 'ready' | 'inprogress' | 'error';
  /** The WebVTT file; null during a generation, or after a failed one. */
  content: string | null;
  /** Distinguishes a generation from a later one for the same language; 0 for an upload. */
  readonly job: number;
}

/** The states of a video in the mock; live inputs are not emulated. */
export type VideoState = 'pendingupload' | 'downloading' | 'queued' | 'inprogress' | 'ready' | 'error';

/** The facts of a video's media, and how its transcript is found. */
export interface StoredMedia extends MediaFacts {
  /** Hex SHA-256 of the file, if the mock read it. */
  readonly sha256: string | null;
  readonly url: string | null;
  /** What the tenant's seeds say of its sound. Absent without an entry. */
  readonly heard?: SeededSound;
}

/** A stored video. Times are RFC 3339 with nanoseconds, as `stamp` writes them. */
export interface StoredVideo {
  readonly uid: string;
  state: VideoState;
  percent: number;
  errorCode: VideoErrorCode | null;
  /** Null until the file was inspected. */
  media: StoredMedia | null;
  /** The source of a copy. */
  readonly sourceUrl: string | null;
  /** Bytes that the origin announced before the file was read. */
  announcedSize: number;
  readonly created: string;
  modified: string;
  uploaded: string;
  readyAt: string | null;
  /** Clock time in milliseconds when the video is ready. */
  readyTime: number | null;
  uploadExpiry: string | null;
  uploadUsed: boolean;
  /** The resumable upload of the file, else null. */
  readonly uploadId: string | null;
  creator: string | null;
  meta: JsonObject;
  allowedOrigins: readonly string[];
  requireSignedURLs: boolean;
  scheduledDeletion: string | null;
  thumbnailTimestampPct: number;
  /** The reason of processing that the request for it asked for; absent without one. */
  markedFailure?: string;
  /** Seconds; 0 for no limit. */
  maxDurationSeconds: number;
  publicDetails: JsonObject;
  /** Tracks by lower-case language tag, in the order of creation. */
  readonly captions: Record<string, Track>;
}

/** A resumable upload (tus). The URL is valid until the `uploadExpiry` of its video. */
export interface StoredUpload {
  readonly id: string;
  readonly uid: string;
  /** Bytes of the whole file. */
  readonly bytes: number;
  /** Bytes received. */
  offset: number;
  /** Upload-Metadata as it was sent. */
  readonly metadata: string | null;
  /** True for the URL of an end user, which needs no credential. */
  readonly isOpen: boolean;
}

/** The webhook of an account. */
export interface StoredWebhook {
  url: string;
  modified: string;
  readonly secret: string;
}

/** The state of Cloudflare Stream for a tenant. */
export interface StreamState {
  readonly videos: Record<string, StoredVideo>;
  /** Resumable uploads by id. */
  readonly uploads: Record<string, StoredUpload>;
  webhook: StoredWebhook | null;
}

/** A tenant's state. */
export const stateOf = (tenant: Tenant): StreamState =>
  tenant.state<StreamState>('cloudflare-stream', () => ({ videos: {}, uploads: {}, webhook: null }));
