import type { JsonObject } from '../../../src/base/json.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import { clientIdOf } from '../model/account.ts';
import { folderOf } from '../model/video-addresses.ts';
import type { RenditionRow, VideoRow } from '../model/video-row.ts';

/** A video as the list shows it. Durations in milliseconds. */
export function showVideo(tenant: Tenant, video: VideoRow): JsonObject {
  const { id, slug, media, input } = video;
  const duration = media === null || media.failure !== null ? null : Math.round(media.durationSeconds * 1000);
  const folder = folderOf(tenant, video);
  const isComplete = video.renditions.some(({ status }) => status === 'complete');
  const files = isComplete && tenant.switch('gcore-ai.mp4') === 'on' ? folder : null;
  const screenshot = video.renditions.length > 0 && video.status !== 'pending' ? `${folder}/screenshot_1.jpg` : null;
  return {
    id,
    name: input.name ?? '',
    description: input.description ?? null,
    origin_url: input.origin_url ?? null,
    client_user_id: input.client_user_id ?? null,
    directory_id: input.directory_id ?? null,
    quality_set_id: input.quality_set_id ?? null,
    priority: input.priority === undefined ? 0 : input.priority,
    projection: input.projection === undefined ? 'regular' : input.projection,
    share_url: input.share_url ?? null,
    custom_iframe_url: input.custom_iframe_url ?? null,
    clip_start_seconds: input.clip_start_seconds ?? null,
    clip_duration_seconds: input.clip_duration_seconds ?? null,
    client_id: clientIdOf(tenant),
    slug,
    status: video.status,
    error: video.error,
    duration,
    ...(media === null || duration === null ? {} : originOf(media, duration)),
    created_at: new Date(video.createdAt).toISOString(),
    updated_at: new Date(video.updatedAt).toISOString(),
    stream_id: null,
    recording_started_at: null,
    record_type: null,
    ad_id: null,
    views: 0,
    cdn_views: 0,
    hls_url: `${folder}/master.m3u8`,
    hls_cmaf_url: `${folder}/master-cmaf.m3u8`,
    dash_url: `${folder}/master.mpd`,
    poster: typeof input.poster === 'string' ? `${folder}/poster.jpg` : null,
    poster_thumb: typeof input.poster === 'string' ? `${folder}/poster_thumb.jpg` : null,
    screenshot,
    screenshots: screenshot === null ? [] : [screenshot],
    screenshot_id: input.screenshot_id ?? 0,
    converted_videos: video.renditions.map((rendition) => showRendition(rendition, files)),
  };
}

/** A video as GET shows it. Only the guides document `iframe_embed_code`. */
export function showVideoDetails(tenant: Tenant, video: VideoRow): JsonObject {
  const player = `https://player.gvideo.co/videos/${clientIdOf(tenant)}_${video.slug}`;
  const folder = folderOf(tenant, video);
  const sprite = video.status === 'ready' || video.status === 'viewable';
  return {
    ...showVideo(tenant, video),
    iframe_url: player,
    iframe_embed_code: `<iframe src="${player}" frameborder="0" allow="autoplay; encrypted-media" allowfullscreen></iframe>`,
    ...(sprite
      ? {
          sprite: `${folder}/sprite.jpg`,
          sprite_vtt: 'WEBVTT\n\n1\n00:00:00,000 --> 00:00:05,000\nsprite.jpg#xywh=0,0,100,56\n',
        }
      : {}),
  };
}

/** The members of a video in webhooks (documented: get-webhooks-from-the-streaming-platform). */
export function showVideoForWebhook(tenant: Tenant, video: VideoRow): JsonObject {
  const { id, slug, name, duration, stream_id, status, converted_videos } = showVideo(tenant, video);
  const renditions = (converted_videos as JsonObject[]).map((one) => pick(one, ['name', 'status', 'mp4_url']));
  return pick({ id, slug, name, duration, stream_id, status, converted_videos: renditions } as JsonObject, [
    'id',
    'slug',
    'name',
    'duration',
    'stream_id',
    'status',
    'converted_videos',
  ]);
}

const originOf = (media: NonNullable<VideoRow['media']>, duration: number): JsonObject => ({
  origin_size: media.bytes,
  origin_video_duration: duration,
  origin_width: media.width,
  origin_height: media.height,
  origin_audio_channels: media.audioChannels,
});

/** @param folder of its file, if it is complete; null without one */
function showRendition(rendition: RenditionRow, folder: string | null): JsonObject {
  const { id, name, width, height, bytes, progress, status, file } = rendition;
  const complete = status === 'complete';
  return {
    id,
    name,
    width,
    height,
    size: complete ? bytes : null,
    progress,
    status,
    error: null,
    ...(complete && folder !== null ? { mp4_url: `${folder}/${file}` } : {}),
  };
}

const pick = (from: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));
