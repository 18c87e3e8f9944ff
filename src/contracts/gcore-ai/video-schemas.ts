import { z } from 'zod';

const AUTO_TRANSCRIBE = 'disable, auto or an ISO 639-2 code';
const AUTO_TRANSLATE = 'disable, default (eng, fre, ger) or ISO 639-2 codes, comma-separated in one string';

/** A video as it is made or changed. `name` may not be blank. */
export const VideoInput = z.object({
  name: z.string(),
  description: z.string().nullish(),
  origin_url: z.string().nullish().describe('http, https or sftp; absent: uploaded by TUS later'),
  origin_http_headers: z.string().nullish().describe('Authorization: <scheme> <parameters>, sent to the origin'),
  priority: z.int().min(-10).max(10).optional(),
  quality_set_id: z.int().nullish(),
  clip_start_seconds: z.int().nullish(),
  clip_duration_seconds: z.int().nullish(),
  source_bitrate_limit: z.boolean().optional(),
  directory_id: z.int().optional(),
  poster: z.string().nullish().describe('Data URL of at most 1 MB'),
  remote_poster_url: z.string().nullish(),
  remove_poster: z.boolean().optional(),
  screenshot_id: z.int().optional(),
  client_user_id: z.int().optional(),
  auto_transcribe_audio_language: z.string().optional().describe(`${AUTO_TRANSCRIBE}; auto by default`),
  auto_translate_subtitles_language: z.string().optional().describe(`${AUTO_TRANSLATE}; disable by default`),
  projection: z.string().optional(),
  share_url: z.string().optional(),
  custom_iframe_url: z.string().optional(),
});

/** The body of POST /streaming/videos: wrapped as the specification has it, or flat as the guides do. */
export const CreateVideoRequest = z.union([z.object({ video: VideoInput }), VideoInput]);

/** The body of PATCH /streaming/videos/{video_id}: any subset, flat or wrapped. */
export const UpdateVideoRequest = z.union([z.object({ video: VideoInput.partial() }), VideoInput.partial()]);

/** One transcoded version of a video. `mp4_url` is there once it is complete, unless MP4 is off for the account. */
const Rendition = z.object({
  id: z.int().optional(),
  name: z.string().optional(),
  width: z.int().nullish(),
  height: z.int().nullish(),
  size: z.int().nullish().describe('Bytes'),
  progress: z.int().optional(),
  status: z.enum(['processing', 'complete', 'error']).optional(),
  error: z.string().nullish(),
  mp4_url: z.string().optional(),
});

/** Every status that a video can have, in the order of its life. */
export const videoStatuses = ['empty', 'pending', 'viewable', 'ready', 'error'] as const;

/** A video in the list. Durations are in milliseconds. */
export const Video = z.object({
  id: z.int().optional(),
  name: z.string().optional(),
  description: z.string().nullish(),
  client_id: z.int().optional(),
  origin_size: z.int().optional(),
  origin_video_duration: z.int().optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
  origin_url: z.string().nullish(),
  duration: z.int().nullish(),
  slug: z.string().optional(),
  stream_id: z.int().nullish(),
  recording_started_at: z.string().nullish(),
  record_type: z.enum(['origin', 'transcoded']).nullish(),
  share_url: z.string().nullish(),
  poster: z.string().nullish(),
  poster_thumb: z.string().nullish(),
  screenshot: z.string().nullish(),
  screenshots: z.array(z.string()).optional(),
  screenshot_id: z.int().nullish(),
  ad_id: z.int().nullish(),
  hls_url: z.string().optional(),
  hls_cmaf_url: z.string().optional(),
  dash_url: z.string().optional(),
  custom_iframe_url: z.string().nullish(),
  views: z.int().optional(),
  cdn_views: z.int().optional(),
  client_user_id: z.int().nullish(),
  directory_id: z.int().nullish(),
  quality_set_id: z.int().nullish(),
  priority: z.int().optional(),
  status: z.enum(videoStatuses).optional(),
  error: z.string().nullish(),
  projection: z.string().optional(),
  converted_videos: z.array(Rendition).optional(),
});

/** A video by itself. */
export const VideoDetails = Video.extend({
  sprite: z.string().optional(),
  sprite_vtt: z.string().optional(),
  iframe_url: z.string().optional(),
});

/** The query of GET /streaming/videos. */
export const VideoListQuery = z.object({
  id: z.string().optional().describe('Ids, comma-separated'),
  search: z.string().optional().describe('Part of the name, or the whole id or slug'),
  status: z.string().optional(),
  client_user_id: z.int().optional(),
  stream_id: z.int().optional(),
  fields: z.string().optional().describe('Members to answer with, comma-separated'),
  page: z.int().optional(),
  per_page: z.int().optional(),
});

/** The members that `fields` can name (documented). */
export const videoFields: readonly string[] = [
  'id',
  'name',
  'duration',
  'status',
  'created_at',
  'updated_at',
  'hls_url',
  'screenshots',
  'converted_videos',
  'priority',
  'stream_id',
];

/** The answer of GET /streaming/videos/{video_id}/upload: where a TUS upload goes. */
export const UploadTarget = z.object({
  servers: z.array(z.object({})).optional(),
  token: z.string().optional(),
  video: z.object({}).optional(),
});

/** The answer of GET /streaming/videos/names; its members are assumed. */
export const VideoNames = z.array(z.object({ id: z.int(), name: z.string() }));
