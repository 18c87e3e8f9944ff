import { streamProbes } from '../cloudflare-stream.ts';
import { NO_WEBHOOK, UPLOAD_AT_ONCE, WORDS } from './reasons.ts';
import type { ServiceEvidence } from './service.ts';

/** What the captioning pipeline uses of Cloudflare Stream, and what would settle its assumed rows. */
export const streamService: ServiceEvidence = {
  provider: 'cloudflare-stream',
  called: [
    'copyVideo',
    'createDirectUpload',
    'uploadOnce',
    'uploadVideo',
    'getUploadOffset',
    'getUserUploadOffset',
    'sendChunk',
    'sendUserChunk',
    'listVideos',
    'getVideo',
    'deleteVideo',
    'getCaption',
    'uploadCaption',
    'generateCaption',
    'getCaptionVtt',
  ],
  apart: {
    'behaviour generate-noise': WORDS,
    'behaviour no-caption-webhook': NO_WEBHOOK,
    'behaviour webhook-secret': NO_WEBHOOK,
    'fact tusUploadSeconds': UPLOAD_AT_ONCE,
    'fact uploadUrlSeconds': UPLOAD_AT_ONCE,
    'fact generateLimitSeconds': WORDS,
    'failure upload-expired': UPLOAD_AT_ONCE,
    'failure tus-expired': UPLOAD_AT_ONCE,
    'failure tus-locked': 'it sends one chunk at a time, under the lock of its job',
    'failure video-too-long': WORDS,
    'failure audio-missing': WORDS,
    'failure upload-too-large': 'it sends files of 200 MB and more by tus',
    'switch tusBody=stored': 'its request that creates an upload has no body',
  },
  probes: streamProbes,
};
