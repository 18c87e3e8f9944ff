import { documented } from '../../base/evidence.ts';

/** Why a video failed, in `status.errorReasonCode`, with the texts that stand beside it. */
export const videoErrors = {
  ERR_NON_VIDEO: 'The file was not recognized as a valid video file.',
  ERR_DURATION_EXCEED_CONSTRAINT: 'The video is longer than its maxDurationSeconds allows.',
  ERR_FETCH_ORIGIN_ERROR: 'The video could not be downloaded from its URL.',
  ERR_MALFORMED_VIDEO: 'The video file is damaged.',
  ERR_DURATION_TOO_SHORT: 'The video is shorter than 0.1 seconds.',
  ERR_UNKNOWN: 'The video could not be encoded.',
} as const;

/** Names a reason why a video failed. */
export type VideoErrorCode = keyof typeof videoErrors;

/** Where the codes stand; all texts but the first are ours. */
export const videoErrorsEvidence = documented('cloudflare-docs stream/manage-video-library/using-webhooks.mdx');

/** The shortest video that is taken, in seconds (using-webhooks.mdx). */
export const SHORTEST_SECONDS = 0.1;

/** Bytes of a form upload: "under 200 MB" (upload-video-file.mdx). */
export const FORM_UPLOAD_LIMIT = 200 * 1000 * 1000;

/** Videos that may be queued or encoding at once (cloudflare-docs stream/faq.mdx). */
export const QUEUE_LIMIT = 120;

/** Videos in one answer of GET /stream, at most and by default (official OpenAPI). */
export const LIST_LIMIT = 1000;

/** A scheduled deletion is at least this far after the upload (official OpenAPI: 30 days). */
export const DELETION_NOTICE_SECONDS = 30 * 24 * 60 * 60;
