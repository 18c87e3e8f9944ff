import { deriveHex } from '../../../../src/base/derive.ts';
import type { JsonObject } from '../../../../src/base/json.ts';
import type { Tenant } from '../../../kernel/world/tenant.ts';
import type { StoredVideo } from '../model/state.ts';
import { statusView } from './status-view.ts';

/** A video as the API and its webhook show it. Fields without a value are left out, as in the official OpenAPI. */
export function videoView(video: StoredVideo, tenant: Tenant): JsonObject {
  const { uid, state, media } = video;
  const base = `https://customer-${deriveHex(16, 'cloudflare customer', tenant.name)}.cloudflarestream.com/${uid}`;
  const ready = state === 'ready';
  const encoded = ready ? { thumbnail: `${base}/thumbnails/thumbnail.jpg`, preview: `${base}/watch` } : {};
  return {
    uid,
    ...optional('creator', video.creator),
    ...encoded,
    thumbnailTimestampPct: video.thumbnailTimestampPct,
    readyToStream: ready,
    ...optional('readyToStreamAt', video.readyAt),
    status: statusView(video, tenant),
    meta: video.meta,
    created: video.created,
    modified: video.modified,
    ...optional('scheduledDeletion', video.scheduledDeletion),
    size: media?.size ?? video.announcedSize,
    allowedOrigins: video.allowedOrigins,
    requireSignedURLs: video.requireSignedURLs,
    uploaded: video.uploaded,
    uploadExpiry: video.uploadExpiry,
    maxSizeBytes: 0,
    maxDurationSeconds: video.maxDurationSeconds,
    duration: media?.durationSeconds ?? -1,
    input: { width: media?.width ?? -1, height: media?.height ?? -1 },
    playback: { hls: `${base}/manifest/video.m3u8`, dash: `${base}/manifest/video.mpd` },
    publicDetails: video.publicDetails,
  };
}

const optional = (name: string, value: string | null): JsonObject => (value === null ? {} : { [name]: value });
