/** Why a video failed, in `status.errorReasonCode` (or `errReasonCode`), with the texts that stand beside it. */
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
