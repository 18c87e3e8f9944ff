import type { JsonObject } from '../../../../src/base/json.ts';
import type { MediaFacts } from '../../../../src/contracts/cloudflare-stream/sample-media.ts';
import type { VideoErrorCode } from '../../../../src/contracts/cloudflare-stream/videos.ts';
import type { Tenant } from '../../../kernel/world/tenant.ts';

/** A caption track as it is kept. */
export interface Track {
  readonly language: string;
  readonly generated: boolean;
  status: 'ready' | 'inprogress' | 'error';
  /** The WebVTT file; null while it is being generated, or when that failed. */
  content: string | null;
  /** Tells a generation from a later one for the same language; 0 for an upload. */
  readonly job: number;
}

/** The states a video passes here; live inputs are not emulated. */
export type VideoState = 'pendingupload' | 'downloading' | 'queued' | 'inprogress' | 'ready' | 'error';

/** What a video's URL or bytes led to, and how its transcript is found. */
export interface StoredMedia extends MediaFacts {
  /** Hex SHA-256 of the file where it was really read. */
  readonly sha256: string | null;
  readonly url: string | null;
}

/** A video as it is kept. Times are RFC 3339 with nanoseconds, as `stamp` writes them. */
export interface StoredVideo {
  readonly uid: string;
  state: VideoState;
  percent: number;
  errorCode: VideoErrorCode | null;
  /** Null until the file was looked at. */
  media: StoredMedia | null;
  /** Where a copy comes from. */
  readonly sourceUrl: string | null;
  /** Bytes that the origin announced before the file was read. */
  announcedSize: number;
  readonly created: string;
  modified: string;
  uploaded: string;
  readyAt: string | null;
  /** Clock time of readiness in milliseconds. */
  readyTime: number | null;
  uploadExpiry: string | null;
  uploadUsed: boolean;
  creator: string | null;
  meta: JsonObject;
  allowedOrigins: readonly string[];
  requireSignedURLs: boolean;
  scheduledDeletion: string | null;
  thumbnailTimestampPct: number;
  /** Seconds; 0 for no limit. */
  maxDurationSeconds: number;
  publicDetails: JsonObject;
  /** Tracks by lower-case language tag, in the order they were made. */
  readonly captions: Record<string, Track>;
}

/** The webhook of an account. */
export interface StoredWebhook {
  url: string;
  modified: string;
  readonly secret: string;
}

/** What Cloudflare Stream remembers of a tenant. */
export interface StreamState {
  readonly videos: Record<string, StoredVideo>;
  webhook: StoredWebhook | null;
}

/** A tenant's state. */
export const stateOf = (tenant: Tenant): StreamState =>
  tenant.state<StreamState>('cloudflare-stream', () => ({ videos: {}, webhook: null }));
