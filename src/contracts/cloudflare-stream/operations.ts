import { assumed, documented } from '../../base/evidence.ts';
import { GATEWAY_FAILURES } from '../cloudflare-gateway/gateway-failures.ts';
import type { OperationRow } from '../types.ts';
import { accountOperations } from './account-operations.ts';
import type { FailureId } from './failures.ts';
import { TUS_CREATION, tusOperations } from './tus-operations.ts';

const STREAM = '/accounts/{account_id}/stream';
const CAPTIONS = `${STREAM}/{identifier}/captions`;
const SPEC = documented('official OpenAPI (2007 paths), cloudflare-typescript faaaf89e scripts/mock');

const KEYED = [...GATEWAY_FAILURES, 'access-denied', 'stream-not-enabled'] as const satisfies readonly FailureId[];
const WRITE = [...KEYED, 'read-only'] as const satisfies readonly FailureId[];
const WITH_JSON = [...WRITE, 'body-undecodable', 'json-too-large', 'upload-incomplete', 'field-invalid'] as const;
const ON_TRACK = ['video-unknown', 'language-invalid'] as const;

const READS = { method: 'get', permission: 'read', price: 'free', evidence: SPEC } as const;
const WRITES = { permission: 'write', evidence: SPEC } as const;

/** The six operations on captions. */
export const captionOperations = [
  {
    id: 'listCaptions',
    ...READS,
    path: CAPTIONS,
    summary: 'List the caption tracks of a video',
    failures: [...KEYED, 'video-unknown', 'not-emulated'],
  },
  {
    id: 'getCaption',
    ...READS,
    path: `${CAPTIONS}/{language}`,
    summary: 'Look at one caption track',
    failures: [...KEYED, ...ON_TRACK, 'caption-unknown'],
  },
  {
    id: 'uploadCaption',
    ...WRITES,
    method: 'put',
    path: `${CAPTIONS}/{language}`,
    summary: 'Upload a WebVTT file as the track of a language',
    price: 'free',
    repeat: 'safe',
    creates: null,
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
    id: 'deleteCaption',
    ...WRITES,
    method: 'delete',
    path: `${CAPTIONS}/{language}`,
    summary: 'Remove a caption track',
    price: 'free',
    failures: [...WRITE, ...ON_TRACK, 'caption-unknown'],
  },
  {
    id: 'generateCaption',
    ...WRITES,
    method: 'post',
    path: `${CAPTIONS}/{language}/generate`,
    summary: 'Generate a caption track with AI',
    price: { text: 'free', unit: 'minutes' },
    repeat: 'costly',
    creates: null,
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
    id: 'getCaptionVtt',
    ...READS,
    path: `${CAPTIONS}/{language}/vtt`,
    summary: 'The WebVTT file of a track',
    failures: [...KEYED, ...ON_TRACK, 'caption-unknown'],
  },
] as const satisfies readonly OperationRow<FailureId>[];

const MEDIA_FORM = ['body-undecodable', 'upload-incomplete', 'upload-too-large', 'not-a-video'] as const;

/** The operations on videos that captions need. Rows with fixed paths come before those with an identifier. */
export const videoOperations = [
  {
    id: 'copyVideo',
    ...WRITES,
    method: 'post',
    path: `${STREAM}/copy`,
    summary: 'Take in a video from a URL',
    price: 'free',
    repeat: 'costly',
    creates: 'video',
    failures: [...WITH_JSON, 'url-invalid', 'deletion-too-soon', 'queue-full', 'storage-exceeded'],
  },
  {
    id: 'createDirectUpload',
    ...WRITES,
    method: 'post',
    path: `${STREAM}/direct_upload`,
    summary: 'Make a one-time upload URL',
    price: 'free',
    repeat: 'costly',
    creates: 'video',
    failures: [...WITH_JSON, 'deletion-too-soon', 'queue-full', 'storage-exceeded'],
  },
  {
    id: 'setWebhook',
    ...WRITES,
    method: 'put',
    path: `${STREAM}/webhook`,
    summary: 'Set the webhook of the account',
    price: 'free',
    repeat: 'safe',
    creates: null,
    failures: [...WITH_JSON, 'url-invalid'],
  },
  {
    id: 'getWebhook',
    ...READS,
    path: `${STREAM}/webhook`,
    summary: 'Look at the webhook of the account',
    failures: [...KEYED, 'webhook-unknown'],
  },
  {
    id: 'deleteWebhook',
    ...WRITES,
    method: 'delete',
    path: `${STREAM}/webhook`,
    summary: 'Remove the webhook of the account',
    price: 'free',
    failures: [...WRITE, 'webhook-unknown'],
  },
  {
    id: 'uploadVideo',
    ...WRITES,
    method: 'post',
    path: STREAM,
    summary: 'Upload a video file of up to 200 MB as a form, or create a resumable upload (tus)',
    price: 'free',
    repeat: 'costly',
    creates: 'video',
    failures: [...WRITE, ...MEDIA_FORM, ...TUS_CREATION, 'queue-full', 'storage-exceeded'],
    evidence: documented('form: cloudflare-docs upload-video-file.mdx; tus: official OpenAPI (docs issue 12221)'),
  },
  {
    id: 'listVideos',
    ...READS,
    path: STREAM,
    summary: 'List and filter videos, the newest first',
    failures: [...KEYED, 'limit-too-big', 'limit-not-a-number', 'field-invalid'],
  },
  {
    id: 'getVideo',
    ...READS,
    path: `${STREAM}/{identifier}`,
    summary: 'Look at one video',
    failures: [...KEYED, 'video-unknown'],
  },
  {
    id: 'editVideo',
    ...WRITES,
    method: 'post',
    path: `${STREAM}/{identifier}`,
    summary: 'Change the details of a video',
    price: 'free',
    repeat: 'safe',
    creates: null,
    failures: [...WITH_JSON, 'video-unknown', 'deletion-too-soon'],
  },
  {
    id: 'deleteVideo',
    ...WRITES,
    method: 'delete',
    path: `${STREAM}/{identifier}`,
    summary: 'Delete a video and its captions',
    price: 'free',
    failures: [...WRITE, 'video-unknown'],
    evidence: assumed('path: official OpenAPI, which shows no body; the body is what live inputs answer (MEAS)'),
  },
  {
    id: 'uploadOnce',
    ...WRITES,
    method: 'post',
    path: '/upload/{tenant}/{identifier}',
    permission: 'none',
    isAtRoot: true,
    summary: 'Use a one-time upload URL',
    price: 'free',
    repeat: 'costly',
    creates: null,
    failures: [...MEDIA_FORM, 'video-unknown', 'upload-used', 'upload-expired', 'internal-error'],
    evidence: assumed('single use without a credential is documented; host and path are this mock’s own'),
  },
] as const satisfies readonly OperationRow<FailureId>[];

/** Every operation of Cloudflare Stream that captioning a video needs. */
export const operations = [...captionOperations, ...videoOperations, ...tusOperations, ...accountOperations] as const;

/** Names an operation of Cloudflare Stream. */
export type OperationId = (typeof operations)[number]['id'];
