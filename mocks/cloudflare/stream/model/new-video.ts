import type { Tenant } from '../../../kernel/world/tenant.ts';
import { stamp } from './stamp.ts';
import type { StoredVideo, VideoState } from './state.ts';

/** The fields that a new video may start with. */
export type VideoStart = Partial<Omit<StoredVideo, 'captions'>> & { readonly state: VideoState };

/** A new video; the caller adds it to the state. */
export function newVideo(tenant: Tenant, start: VideoStart): StoredVideo {
  const created = stamp(tenant);
  return {
    uid: tenant.nextHex('video', 32),
    percent: 0,
    errorCode: null,
    media: null,
    sourceUrl: null,
    announcedSize: 0,
    created,
    modified: created,
    uploaded: created,
    readyAt: null,
    readyTime: null,
    uploadExpiry: null,
    uploadUsed: false,
    uploadId: null,
    creator: null,
    meta: {},
    allowedOrigins: [],
    requireSignedURLs: false,
    scheduledDeletion: null,
    thumbnailTimestampPct: 0,
    maxDurationSeconds: 0,
    publicDetails: { title: null, share_link: null, channel_link: null, logo: null },
    ...start,
    captions: {},
  };
}
