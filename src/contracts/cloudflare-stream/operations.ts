import { z } from 'zod';
import { assumed, documented } from '../../base/evidence.ts';
import { GATEWAY_FAILURES } from '../cloudflare-gateway/failures.ts';
import type { Method, Operation, Permission } from '../types.ts';
import type { FailureId } from './failures.ts';
import {
  Caption,
  CaptionUpload,
  CopyRequest,
  DirectUpload,
  DirectUploadRequest,
  envelope,
  ListQuery,
  Video,
  VideoUpdate,
  Webhook,
  WebhookRequest,
} from './schemas.ts';

const STREAM = '/accounts/{account_id}/stream';
const CAPTIONS = `${STREAM}/{identifier}/captions`;
const SPEC = documented('official OpenAPI (2007 paths), cloudflare-typescript faaaf89e scripts/mock');

const KEYED = [...GATEWAY_FAILURES, 'access-denied', 'stream-not-enabled'] as const satisfies readonly FailureId[];
const WRITE = [...KEYED, 'read-only'] as const satisfies readonly FailureId[];
const WITH_JSON = [...WRITE, 'body-undecodable', 'json-too-large', 'upload-incomplete', 'field-invalid'] as const;
const ON_TRACK = ['video-unknown', 'language-invalid'] as const;

const ok = (description: string, schema: z.ZodType) => [{ status: 200, description, schema: envelope(schema) }];
const row = <Id extends string>(id: Id, method: Method, path: string, permission: Permission, summary: string) =>
  ({ id, method, path, permission, summary, price: 'free', evidence: SPEC }) as const;

/** The six operations on captions. */
export const captionOperations = [
  {
    ...row('listCaptions', 'get', CAPTIONS, 'read', 'List the caption tracks of a video'),
    success: ok('The tracks, oldest first', z.array(Caption)),
    failures: [...KEYED, 'video-unknown'],
  },
  {
    ...row('getCaption', 'get', `${CAPTIONS}/{language}`, 'read', 'Look at one caption track'),
    success: ok('The track', Caption),
    failures: [...KEYED, ...ON_TRACK, 'caption-unknown'],
  },
  {
    ...row(
      'uploadCaption',
      'put',
      `${CAPTIONS}/{language}`,
      'write',
      'Upload a WebVTT file as the track of a language',
    ),
    request: { contentType: 'multipart/form-data', body: CaptionUpload },
    success: ok('The track, ready', Caption),
    failures: [
      ...WRITE,
      ...ON_TRACK,
      'body-undecodable',
      'upload-incomplete',
      'caption-invalid',
      'caption-too-large',
      'video-not-uploaded',
    ],
  },
  {
    ...row('deleteCaption', 'delete', `${CAPTIONS}/{language}`, 'write', 'Remove a caption track'),
    success: ok('Removed', z.literal('')),
    failures: [...WRITE, ...ON_TRACK, 'caption-unknown'],
  },
  {
    ...row('generateCaption', 'post', `${CAPTIONS}/{language}/generate`, 'write', 'Generate a caption track with AI'),
    success: ok('The track, inprogress', Caption),
    failures: [
      ...WRITE,
      ...ON_TRACK,
      'language-unsupported',
      'video-not-ready',
      'caption-exists',
      'caption-exists-400',
      'video-too-long',
      'audio-missing',
    ],
    evidence: assumed('path and schema: official OpenAPI; it names no token group, so Stream Write like other writes'),
  },
  {
    ...row('getCaptionVtt', 'get', `${CAPTIONS}/{language}/vtt`, 'read', 'The WebVTT file of a track'),
    success: [{ status: 200, description: 'The file as it is, without an envelope', contentType: 'text/vtt' }],
    failures: [...KEYED, ...ON_TRACK, 'caption-unknown'],
  },
] as const satisfies readonly Operation<FailureId>[];

const MEDIA_FORM = ['body-undecodable', 'upload-incomplete', 'upload-too-large', 'not-a-video'] as const;

/** The operations on videos that captions need. Rows with fixed paths come before those with an identifier. */
export const videoOperations = [
  {
    ...row('copyVideo', 'post', `${STREAM}/copy`, 'write', 'Take in a video from a URL'),
    request: { contentType: 'application/json', body: CopyRequest },
    success: ok('The video, downloading', Video),
    failures: [...WITH_JSON, 'url-invalid', 'deletion-too-soon', 'queue-full', 'storage-exceeded'],
  },
  {
    ...row('createDirectUpload', 'post', `${STREAM}/direct_upload`, 'write', 'Make a one-time upload URL'),
    request: { contentType: 'application/json', body: DirectUploadRequest },
    success: ok('The URL and the video it is for', DirectUpload),
    failures: [...WITH_JSON, 'deletion-too-soon', 'storage-exceeded'],
  },
  {
    ...row('setWebhook', 'put', `${STREAM}/webhook`, 'write', 'Set the webhook of the account'),
    request: { contentType: 'application/json', body: WebhookRequest },
    success: ok('The webhook with its secret', Webhook),
    failures: [...WITH_JSON, 'url-invalid'],
  },
  {
    ...row('getWebhook', 'get', `${STREAM}/webhook`, 'read', 'Look at the webhook of the account'),
    success: ok('The webhook', Webhook),
    failures: [...KEYED, 'webhook-unknown'],
  },
  {
    ...row('deleteWebhook', 'delete', `${STREAM}/webhook`, 'write', 'Remove the webhook of the account'),
    success: ok('Removed', z.literal('ok')),
    failures: [...WRITE, 'webhook-unknown'],
  },
  {
    ...row('uploadVideo', 'post', STREAM, 'write', 'Upload a video file of up to 200 MB as a form'),
    request: { contentType: 'multipart/form-data', body: z.object({ file: z.string() }) },
    success: ok('The video, queued', Video),
    failures: [...WRITE, ...MEDIA_FORM, 'queue-full', 'storage-exceeded'],
    evidence: documented('cloudflare-docs upload-video-file.mdx; the OpenAPI has only tus here (docs issue 12221)'),
  },
  {
    ...row('listVideos', 'get', STREAM, 'read', 'List and filter videos, the newest first'),
    request: { query: ListQuery },
    success: [
      {
        status: 200,
        description: 'The videos; total and range with include_counts only',
        schema: envelope(z.array(Video)).extend({ total: z.int().optional(), range: z.int().optional() }),
      },
    ],
    failures: [...KEYED, 'limit-too-big', 'limit-not-a-number', 'field-invalid'],
  },
  {
    ...row('getVideo', 'get', `${STREAM}/{identifier}`, 'read', 'Look at one video'),
    success: ok('The video', Video),
    failures: [...KEYED, 'video-unknown'],
  },
  {
    ...row('editVideo', 'post', `${STREAM}/{identifier}`, 'write', 'Change the details of a video'),
    request: { contentType: 'application/json', body: VideoUpdate },
    success: ok('The video', Video),
    failures: [...WITH_JSON, 'video-unknown', 'deletion-too-soon'],
  },
  {
    ...row('deleteVideo', 'delete', `${STREAM}/{identifier}`, 'write', 'Delete a video and its captions'),
    success: ok('Deleted', z.literal('')),
    failures: [...WRITE, 'video-unknown'],
    evidence: assumed('path: official OpenAPI, which shows no body; the body is what live inputs answer (MEAS)'),
  },
  {
    ...row('uploadOnce', 'post', '/upload/{tenant}/{identifier}', 'none', 'Use a one-time upload URL'),
    request: { contentType: 'multipart/form-data', body: z.object({ file: z.string() }) },
    success: [{ status: 200, description: 'Taken; the video is queued' }],
    failures: [...MEDIA_FORM, 'video-unknown', 'upload-used', 'upload-expired', 'internal-error'],
    evidence: assumed('single use without a credential is documented; host and path are this stand-in’s own'),
  },
] as const satisfies readonly Operation<FailureId>[];

/** Every operation of Cloudflare Stream that captioning a video needs. */
export const operations = [...captionOperations, ...videoOperations] as const;

/** Names an operation of Cloudflare Stream. */
export type OperationId = (typeof operations)[number]['id'];
