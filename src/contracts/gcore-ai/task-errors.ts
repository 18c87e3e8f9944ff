import { assumed, documented, type Evidence } from '../../base/evidence.ts';

/** Why a task or the processing of a video failed, in the words of its answer. */
export interface ProcessingError {
  /** `{url}`, `{audio}` and `{subtitles}` are filled. */
  readonly text: string;
  readonly evidence: Evidence;
}

const VOD = documented('streaming/video-hosting/vod-status, errors of videos; for AI tasks the same words are assumed');

/** What `result.error` of a task, or `error` of a video, says. Failures are never announced when a task is created. */
export const processingErrors = {
  'unsupported-file': {
    text: 'Unsupported file type: {url}',
    evidence: documented('streaming_api.yaml, example of ai_results_failure'),
  },
  'unsupported-pair': {
    text: 'Language pair is not supported: {audio} to {subtitles}',
    evidence: assumed('that unsupported pairs fail later is documented, the text is ours'),
  },
  'internal-failure': {
    text: 'Internal error. Task failed after 3 retries',
    evidence: assumed('that tasks are retried at most three times is documented, the text is ours'),
  },
  'origin-forbidden': { text: 'Access to the origin is forbidden', evidence: VOD },
  'origin-not-found': { text: 'The requested origin was not found', evidence: VOD },
  'network-timeout': { text: 'Network timeout occurred', evidence: VOD },
  'connection-reset': { text: 'Connection reset by peer', evidence: VOD },
  'download-incomplete': { text: 'The downloaded file is incomplete', evidence: VOD },
  'video-invalid': { text: 'Video file is invalid', evidence: VOD },
  'file-invalid': { text: 'File Invalid', evidence: documented('vod-status, sample of a playlist as source') },
  'streams-empty': { text: 'Video file has empty streams', evidence: VOD },
  'codec-parameters': { text: 'Video file has codec parameters issue', evidence: VOD },
  'encoding-failed': { text: 'Encoding has failed', evidence: VOD },
  'origin-unreadable': { text: 'Unable to analyze the origin file', evidence: VOD },
  'video-unvalidated': { text: 'Unable to validate video file', evidence: VOD },
  'clip-too-long': { text: 'Requested encoding duration exceeds clip length', evidence: VOD },
  'storage-full': { text: 'The storage limit has been exceeded', evidence: VOD },
} as const satisfies Readonly<Record<string, ProcessingError>>;

/** Names a reason why processing failed. */
export type ProcessingErrorId = keyof typeof processingErrors;

/** True for the name of a reason. */
export const isProcessingError = (name: string): name is ProcessingErrorId => Object.hasOwn(processingErrors, name);
