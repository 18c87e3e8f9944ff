import { isJsonObject, type JsonObject } from '../../base/json.ts';

/** A video as the binding shows it: `StreamVideo` of `@cloudflare/workers-types` 4.20260702.1. */
export interface BoundVideo {
  readonly id: string;
  readonly creator: string | null;
  /** Empty until the service names one. */
  readonly thumbnail: string;
  readonly thumbnailTimestampPct: number;
  readonly readyToStream: boolean;
  /** RFC 3339, as all times here. */
  readonly readyToStreamAt: string | null;
  readonly status: {
    readonly state: string;
    readonly step?: string;
    readonly pctComplete?: string;
    readonly errorReasonCode: string;
    readonly errorReasonText: string;
  };
  readonly meta: Record<string, string>;
  readonly created: string;
  readonly modified: string;
  readonly scheduledDeletion: string | null;
  /** Bytes. */
  readonly size: number;
  readonly preview?: string;
  readonly allowedOrigins: string[];
  readonly requireSignedURLs: boolean | null;
  readonly uploaded: string | null;
  readonly uploadExpiry: string | null;
  readonly maxSizeBytes: number | null;
  readonly maxDurationSeconds: number | null;
  /** Seconds; -1 while unknown. */
  readonly duration: number;
  /** Pixels; -1 while unknown. */
  readonly input: { readonly width: number; readonly height: number };
  readonly hlsPlaybackUrl: string;
  readonly dashPlaybackUrl: string;
  readonly watermark: null;
  readonly liveInputId: string | null;
  readonly clippedFromId: string | null;
  readonly publicDetails: {
    readonly title: string | null;
    readonly share_link: string | null;
    readonly channel_link: string | null;
    readonly logo: string | null;
  } | null;
}

/** Returns a video of the REST API as the binding shows it: other names, and every field present. */
export function boundVideo(video: JsonObject): BoundVideo {
  const { uid, playback, status, input, liveInput, clippedFrom, watermark: _none, ...same } = video;
  const [urls, state, size] = [playback, status, input].map(partOf) as [JsonObject, JsonObject, JsonObject];
  const shown = {
    creator: null,
    thumbnail: '',
    thumbnailTimestampPct: 0,
    readyToStream: false,
    readyToStreamAt: null,
    meta: {},
    scheduledDeletion: null,
    size: 0,
    allowedOrigins: [],
    requireSignedURLs: null,
    uploaded: null,
    uploadExpiry: null,
    maxSizeBytes: null,
    maxDurationSeconds: null,
    duration: -1,
    publicDetails: null,
    ...same,
    id: uid,
    status: { errorReasonCode: '', errorReasonText: '', ...state },
    input: { width: -1, height: -1, ...size },
    hlsPlaybackUrl: urls.hls ?? '',
    dashPlaybackUrl: urls.dash ?? '',
    watermark: null,
    liveInputId: liveInput ?? null,
    clippedFromId: clippedFrom ?? null,
  };
  return shown as unknown as BoundVideo;
}

const partOf = (value: unknown): JsonObject => (isJsonObject(value) ? value : {});
