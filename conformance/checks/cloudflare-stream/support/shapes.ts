import type { JsonObject } from '../../../../src/base/json.ts';
import type { Answer } from '../../../model/context/answer.ts';
import { show } from '../../../model/show.ts';
import { expectShape, type Shape } from '../../shape.ts';

const entry: Shape = {
  members: {
    code: 'integer',
    message: 'string',
    'documentation_url?': 'string',
    'source?': { members: { 'pointer?': 'string' } },
  },
};

/** The envelope of a success (SPEC): success, errors and messages are required. */
export const success: Shape = {
  members: { success: 'boolean', errors: { list: entry }, messages: { list: entry } },
};

/**
 * The envelope of a failure. SPEC demands result and messages; Stream's own failures have messages null (observed), and
 * many captures of the gateway have neither.
 */
export const failure: Shape = {
  members: { success: 'boolean', errors: { list: entry }, 'messages?': { orNull: { list: entry } } },
};

/** One track. All members are optional in SPEC, and all four are in every example of the docs. */
export const caption: Shape = {
  members: {
    language: 'text',
    label: 'text',
    generated: 'boolean',
    status: { oneOf: ['ready', 'inprogress', 'error'] },
  },
};

/** The states of a video (SPEC). */
export const STATES = ['pendingupload', 'downloading', 'queued', 'inprogress', 'ready', 'error', 'live-inprogress'];

/** One video: members of SPEC. Required are those in the docs' example of a copy that clients rely on. */
export const video: Shape = {
  members: {
    uid: 'text',
    status: {
      members: {
        state: { oneOf: STATES },
        'step?': { oneOf: ['encoding', 'manifest'] },
        'pctComplete?': 'string',
        'errorReasonCode?': 'string',
        'errorReasonText?': 'string',
      },
    },
    'creator?': { orNull: 'string' },
    'thumbnail?': 'url',
    'thumbnailTimestampPct?': 'number',
    readyToStream: 'boolean',
    'readyToStreamAt?': { orNull: 'time' },
    meta: 'object',
    created: 'time',
    modified: 'time',
    'scheduledDeletion?': { orNull: 'time' },
    'size?': 'number',
    'preview?': 'url',
    'allowedOrigins?': { list: 'string' },
    'requireSignedURLs?': 'boolean',
    'uploaded?': 'time',
    'uploadExpiry?': { orNull: 'time' },
    'maxSizeBytes?': { orNull: 'integer' },
    'maxDurationSeconds?': { orNull: 'integer' },
    duration: 'number',
    input: { members: { width: 'integer', height: 'integer' } },
    playback: { members: { hls: 'url', dash: 'url' } },
  },
};

/** A one-time upload URL. */
export const directUpload: Shape = {
  members: { uploadURL: 'url', uid: 'text', 'scheduledDeletion?': { orNull: 'time' } },
};

/** The webhook of an account. */
export const webhook: Shape = {
  members: { notificationUrl: 'url', notification_url: 'url', modified: 'time', secret: 'text' },
};

/** What an operation's `result` is. */
export const results = {
  listCaptions: { list: caption },
  getCaption: caption,
  uploadCaption: caption,
  deleteCaption: { oneOf: [''] },
  generateCaption: caption,
  copyVideo: video,
  createDirectUpload: directUpload,
  setWebhook: webhook,
  getWebhook: webhook,
  deleteWebhook: { oneOf: ['ok'] },
  uploadVideo: video,
  listVideos: { list: video },
  getVideo: video,
  editVideo: video,
} as const satisfies Readonly<Record<string, Shape>>;

/** Demands the envelope of a success around the result of an operation. */
export function expectSuccess(answer: Answer, operation: string): JsonObject {
  const body = answer.json();
  // Checked first, so that a refusal with a status of success is reported as one.
  answer.verify(body.success !== false, '"success" true', answer.summary());
  expectShape(answer, body, success, 'the body');
  answer.verify(body.success === true, '"success" true', answer.summary());
  const result = (results as Readonly<Record<string, Shape>>)[operation];
  if (result !== undefined) expectShape(answer, body.result, result, 'result');
  return body;
}

/** Demands the envelope of a failure, or an empty body with a status of 500 and above (observed). */
export function expectFailure(answer: Answer): JsonObject {
  if (answer.status >= 500 && answer.bytes.length === 0) return {};
  const body = answer.json();
  expectShape(answer, body, failure, 'the body');
  answer.verify(body.success === false, '"success" false', answer.summary());
  answer.verify(body.result === null || body.result === undefined, '"result" null', show(body.result));
  const [first] = body.errors as readonly JsonObject[];
  answer.verify(first !== undefined, 'at least one entry in "errors"', show(body.errors));
  answer.verify(typeof first?.code === 'number' && first.code > 0, 'a code above 0', show(first));
  answer.verify(String(first?.message).trim() !== '', 'a message', show(first));
  return body;
}
