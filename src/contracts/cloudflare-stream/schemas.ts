import { z } from 'zod';
import type { OperationShape } from '../types.ts';
import { accountSchemas } from './account-schemas.ts';
import { envelope } from './envelope.ts';
import type { OperationId } from './operations.ts';

/** The status of a caption; uploads are ready at once. */
export const CaptionStatus = z.enum(['ready', 'inprogress', 'error']);

/** One caption track of a video. */
const Caption = z.object({
  language: z.string().describe('BCP 47 tag'),
  label: z.string().describe('The language in its own language'),
  generated: z.boolean().describe('Made by AI'),
  status: CaptionStatus,
});

/** The multipart form of a caption upload. */
const CaptionUpload = z.object({ file: z.string().describe('The WebVTT file') });

/** The states of a video. */
export const VideoState = z.enum([
  'pendingupload',
  'downloading',
  'queued',
  'inprogress',
  'ready',
  'error',
  'live-inprogress',
]);

const Meta = z.record(z.string(), z.json()).describe('Free keys and values; name is the name of the video');
const AllowedOrigins = z.array(z.string());
const Time = z.iso.datetime({ offset: true });
const ThumbnailTimestampPct = z.number().min(0).max(1);
const Creator = z.string().max(64);

/**
 * One video. Times are RFC 3339 in UTC; duration is seconds, -1 while unknown; maxSizeBytes and maxDurationSeconds are 0
 * where nothing limits them. Optional fields are left out while they have no value, as the official OpenAPI types them.
 */
export const Video = z.object({
  uid: z.string().max(32),
  creator: Creator.optional(),
  thumbnail: z.url().optional().describe('Once the video is ready'),
  thumbnailTimestampPct: z.number(),
  readyToStream: z.boolean(),
  readyToStreamAt: Time.optional(),
  status: z.object({
    state: VideoState,
    step: z.enum(['encoding', 'manifest']).optional(),
    pctComplete: z.string().optional().describe('A number from 0 to 100 as text'),
    errorReasonCode: z.string().optional(),
    errorReasonText: z.string().optional(),
    errReasonCode: z.string().optional().describe('The name of errorReasonCode in the error example of the docs'),
    errReasonText: z.string().optional().describe('The name of errorReasonText in the error example of the docs'),
  }),
  meta: Meta,
  created: Time,
  modified: Time,
  scheduledDeletion: Time.optional(),
  size: z.number().describe('Bytes'),
  preview: z.url().optional().describe('Once the video is ready'),
  allowedOrigins: AllowedOrigins,
  requireSignedURLs: z.boolean(),
  uploaded: Time,
  uploadExpiry: Time.nullable(),
  maxSizeBytes: z.int(),
  maxDurationSeconds: z.int(),
  duration: z.number(),
  input: z.object({ width: z.int(), height: z.int() }),
  playback: z.object({ hls: z.url(), dash: z.url() }),
  publicDetails: z.object({
    title: z.string().nullable(),
    share_link: z.string().nullable(),
    channel_link: z.string().nullable(),
    logo: z.string().nullable(),
  }),
});

const described = {
  allowedOrigins: AllowedOrigins.optional(),
  creator: Creator.optional(),
  meta: Meta.optional(),
  requireSignedURLs: z.boolean().optional(),
  scheduledDeletion: Time.nullable().optional(),
  thumbnailTimestampPct: ThumbnailTimestampPct.optional(),
};

/** The body of POST /stream/copy. `input` is preferred, `url` deprecated; one of them is required. */
export const CopyRequest = z.object({
  ...described,
  input: z.string().optional(),
  url: z.string().optional(),
  name: z.string().optional(),
});

/** The body of POST /stream/direct_upload. */
export const DirectUploadRequest = z.object({
  ...described,
  maxDurationSeconds: z.int().min(1).max(36_000),
  expiry: Time.optional(),
});

/** The body of POST /stream/{identifier}. */
export const VideoUpdate = z.object({
  ...described,
  maxDurationSeconds: z.int().min(1).max(36_000).optional(),
  uploadExpiry: Time.optional(),
  publicDetails: z
    .object({
      title: z.string().nullable(),
      share_link: z.string().nullable(),
      channel_link: z.string().nullable(),
      logo: z.string().nullable(),
    })
    .partial()
    .optional(),
  uid: z.string().optional(),
});

/** What POST /stream/direct_upload answers. */
const DirectUpload = z.object({
  uploadURL: z.url().describe('Takes one unauthenticated POST of a form with a part file'),
  uid: z.string(),
  scheduledDeletion: Time.optional(),
});

/** The query of GET /stream. */
export const ListQuery = z.object({
  status: VideoState.optional(),
  creator: z.string().optional(),
  type: z.enum(['vod', 'live']).optional(),
  asc: z.string().optional().describe('true lists the oldest first'),
  video_name: z.string().optional().describe('Exact match of meta.name'),
  search: z.string().optional().describe('Part of meta.name'),
  start: Time.optional(),
  end: Time.optional(),
  after: Time.optional().describe('Alias of start'),
  before: Time.optional().describe('Alias of end'),
  id: z.string().optional().describe('One id or several, separated by commas'),
  name: z.string().optional().describe('Names or ids, separated by commas'),
  live_input_id: z.string().optional(),
  include_counts: z.string().optional().describe('true adds total and range'),
  limit: z.string().optional().describe('1 to 1000'),
});

/** The body of PUT /stream/webhook: one of the two spellings is required. */
export const WebhookRequest = z.object({
  notificationUrl: z.string().optional(),
  notification_url: z.string().optional(),
});

/** The webhook of an account. */
const Webhook = z.object({
  notificationUrl: z.url(),
  notification_url: z.url(),
  modified: Time,
  secret: z.string().describe('Key of the HMAC-SHA256 in Webhook-Signature'),
});

const ok = (description: string, schema: z.ZodType) => [{ status: 200, description, schema: envelope(schema) }];

const chunk = { contentType: 'application/offset+octet-stream', body: z.string().describe('The bytes') };
const offsetOf = [{ status: 200, description: 'Upload-Offset is the number of bytes received' }];
const taken = [{ status: 204, description: 'Upload-Offset is the number of bytes received' }];
const able = [{ status: 204, description: 'Tus-Version, Tus-Extension and Tus-Max-Size' }];

/** What each operation of Cloudflare Stream takes and answers. */
export const schemas = {
  listCaptions: {
    success: ok('The tracks, oldest first', z.array(Caption)),
  },
  getCaption: {
    success: ok('The track', Caption),
  },
  uploadCaption: {
    request: { contentType: 'multipart/form-data', body: CaptionUpload },
    success: ok('The track, ready', Caption),
  },
  deleteCaption: {
    success: ok('Removed', z.literal('')),
  },
  generateCaption: {
    success: ok('The track, inprogress', Caption),
  },
  getCaptionVtt: {
    success: [{ status: 200, description: 'The file as it is, without an envelope', contentType: 'text/vtt' }],
  },
  copyVideo: {
    request: { contentType: 'application/json', body: CopyRequest },
    success: ok('The video, downloading', Video),
  },
  createDirectUpload: {
    request: { contentType: 'application/json', body: DirectUploadRequest },
    success: ok('The URL and the video it is for', DirectUpload),
  },
  setWebhook: {
    request: { contentType: 'application/json', body: WebhookRequest },
    success: ok('The webhook with its secret', Webhook),
  },
  getWebhook: {
    success: ok('The webhook', Webhook),
  },
  deleteWebhook: {
    success: ok('Removed', z.literal('ok')),
  },
  uploadVideo: {
    request: {
      contentType: 'multipart/form-data',
      query: z.object({ direct_user: z.string().optional().describe('true: the upload URL needs no credential') }),
      body: z.object({ file: z.string() }),
    },
    success: [
      ...ok('The video, queued', Video),
      {
        status: 201,
        description: 'With Tus-Resumable: Location is the upload URL, Stream-Media-ID the id of the video',
      },
    ],
  },
  listVideos: {
    request: { query: ListQuery },
    success: [
      {
        status: 200,
        description: 'The videos; total and range with include_counts only',
        schema: envelope(z.array(Video)).extend({ total: z.int().optional(), range: z.int().optional() }),
      },
    ],
  },
  getVideo: {
    success: ok('The video', Video),
  },
  editVideo: {
    request: { contentType: 'application/json', body: VideoUpdate },
    success: ok('The video', Video),
  },
  deleteVideo: {
    success: ok('Deleted', z.literal('')),
  },
  uploadOnce: {
    request: { contentType: 'multipart/form-data', body: z.object({ file: z.string() }) },
    success: [{ status: 200, description: 'Taken; the video is queued' }],
  },
  getUploadOffset: { success: offsetOf },
  sendChunk: { request: chunk, success: taken },
  getUserUploadOffset: { success: offsetOf },
  sendUserChunk: { request: chunk, success: taken },
  getUploadOptions: { success: able },
  ...accountSchemas,
} as const satisfies Readonly<Record<OperationId, OperationShape>>;
