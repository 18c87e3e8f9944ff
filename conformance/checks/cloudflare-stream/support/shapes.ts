import { z } from 'zod';
import type { JsonObject } from '../../../../src/base/json.ts';
import { CaptionStatus, VideoState } from '../../../../src/contracts/cloudflare-stream/schemas.ts';
import type { Answer } from '../../../model/context/answer.ts';
import { show } from '../../../model/show.ts';
import { expectShape, text, time, url } from '../../shape.ts';

// Wider than the schemas of the contract, which say what the mock sends: only what SPEC requires must be there, and a
// member without a value may be absent or null.

const entry = z.object({
  code: z.int(),
  message: z.string(),
  documentation_url: z.string().optional(),
  source: z.object({ pointer: z.string().optional() }).optional(),
});

/** The envelope of a success (SPEC): success, errors and messages are required. */
export const success = z.object({ success: z.boolean(), errors: z.array(entry), messages: z.array(entry) });

/**
 * The envelope of a failure. SPEC demands result and messages; Stream's own failures have messages null (observed), and
 * many captures of the gateway have neither.
 */
export const failure = z.object({
  success: z.boolean(),
  errors: z.array(entry),
  messages: z.array(entry).nullable().optional(),
});

/** One track. All members are optional in SPEC, and all four are in every example of the docs. */
const caption = z.object({ language: text, label: text, generated: z.boolean(), status: CaptionStatus });

/** One video: members of SPEC. Required are those in the docs' example of a copy that clients rely on. */
export const video = z.object({
  uid: text,
  status: z.object({
    state: VideoState,
    step: z.enum(['encoding', 'manifest']).optional(),
    pctComplete: z.string().optional(),
    errorReasonCode: z.string().optional(),
    errorReasonText: z.string().optional(),
    errReasonCode: z.string().optional(),
    errReasonText: z.string().optional(),
  }),
  creator: z.string().nullable().optional(),
  thumbnail: url.optional(),
  thumbnailTimestampPct: z.number().optional(),
  readyToStream: z.boolean(),
  readyToStreamAt: time.nullable().optional(),
  meta: z.record(z.string(), z.unknown()),
  created: time,
  modified: time,
  scheduledDeletion: time.nullable().optional(),
  size: z.number().optional(),
  preview: url.optional(),
  allowedOrigins: z.array(z.string()).optional(),
  requireSignedURLs: z.boolean().optional(),
  uploaded: time.optional(),
  uploadExpiry: time.nullable().optional(),
  maxSizeBytes: z.int().nullable().optional(),
  maxDurationSeconds: z.int().nullable().optional(),
  duration: z.number(),
  input: z.object({ width: z.int(), height: z.int() }),
  playback: z.object({ hls: url, dash: url }),
});

/** A one-time upload URL. */
const directUpload = z.object({ uploadURL: url, uid: text, scheduledDeletion: time.nullable().optional() });

/** The webhook of an account. */
const webhook = z.object({ notificationUrl: url, notification_url: url, modified: time, secret: text });

/** What an operation's `result` is. */
export const results: Readonly<Record<string, z.ZodType>> = {
  listCaptions: z.array(caption),
  getCaption: caption,
  uploadCaption: caption,
  deleteCaption: z.literal(''),
  generateCaption: caption,
  copyVideo: video,
  createDirectUpload: directUpload,
  setWebhook: webhook,
  getWebhook: webhook,
  deleteWebhook: z.literal('ok'),
  uploadVideo: video,
  listVideos: z.array(video),
  getVideo: video,
  editVideo: video,
};

/** Demands the envelope of a success around the result of an operation. */
export function expectSuccess(answer: Answer, operation: string): JsonObject {
  const body = answer.json();
  // Checked first, so that a refusal with a status of success is reported as one.
  answer.verify(body.success !== false, '"success" true', answer.summary());
  expectShape(answer, body, success);
  answer.verify(body.success === true, '"success" true', answer.summary());
  const result = results[operation];
  if (result !== undefined) expectShape(answer, body.result, result, 'result');
  return body;
}

/** Demands the envelope of a failure, or an empty body with a status of 500 and above (observed). */
export function expectFailure(answer: Answer): JsonObject {
  if (answer.status >= 500 && answer.bytes.length === 0) return {};
  const body = answer.json();
  expectShape(answer, body, failure);
  answer.verify(body.success === false, '"success" false', answer.summary());
  answer.verify(body.result === null || body.result === undefined, '"result" null', show(body.result));
  const [first] = body.errors as readonly JsonObject[];
  answer.verify(first !== undefined, 'at least one entry in "errors"', show(body.errors));
  answer.verify(typeof first?.code === 'number' && first.code > 0, 'a code above 0', show(first));
  answer.verify(String(first?.message).trim() !== '', 'a message', show(first));
  return body;
}
