import { deriveHex } from '../../../src/base/derive.ts';
import type { JsonObject } from '../../../src/base/json.ts';
import { parseUrl } from '../../kernel/media/loopback.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import { subtitlesOf, videosOf } from '../model/state.ts';
import type { CaptionRequest, VideoRow } from '../model/video-row.ts';
import { markersOf } from './markers.ts';
import { planVideoStep } from './video-life.ts';
import { announceDeletion } from './webhooks.ts';

/** Ids start above those that the guides print. */
export const FIRST_VIDEO_ID = 5_000_000;

/** The id of the SDK suites' video and subtitle, which always exist. */
const SDK_ID = 0;

/** Creates a video and plans its life. */
export function addVideo(tenant: Tenant, input: JsonObject, captions: CaptionRequest | null): VideoRow {
  const id = FIRST_VIDEO_ID + tenant.count('gcore-video');
  const source = typeof input.origin_url === 'string' ? parseUrl(input.origin_url) : null;
  const now = tenant.now();
  const video: VideoRow = {
    id,
    slug: deriveHex(16, tenant.name, tenant.settings.seed, 'gcore-slug', id),
    createdAt: now,
    updatedAt: now,
    status: 'empty',
    error: null,
    input,
    captions,
    webhook: source ? (markersOf(tenant, source).webhook ?? null) : null,
    media: null,
    renditions: [],
    step: 0,
  };
  videosOf(tenant).add(video);
  planVideoStep(tenant, video);
  return video;
}

/** Deletes a video and its subtitles. */
export function removeVideo(tenant: Tenant, video: VideoRow): void {
  announceDeletion(tenant, video);
  if (isLasting(tenant, video.id)) return;
  videosOf(tenant).remove(video);
  const subtitles = subtitlesOf(tenant);
  for (const subtitle of subtitles.all('video', video.id)) subtitles.remove(subtitle);
}

/** True for rows that the SDK suites delete repeatedly. */
export const isLasting = (tenant: Tenant, id: number): boolean =>
  id === SDK_ID && tenant.switch('gcore-ai.sdkSeeds') === 'on';
