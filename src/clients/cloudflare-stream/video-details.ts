import type { JsonObject } from '../../base/json.ts';

/** The fields of a video that a caller can set. */
export interface VideoDetails {
  readonly meta?: JsonObject;
  readonly creator?: string;
  readonly allowedOrigins?: readonly string[];
  readonly requireSignedURLs?: boolean;
  /** RFC 3339, at least 30 days after the upload; null removes it. */
  readonly scheduledDeletion?: string | null;
  /** 0 to 1. */
  readonly thumbnailTimestampPct?: number;
}
