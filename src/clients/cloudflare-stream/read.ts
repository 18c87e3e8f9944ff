import { isJsonObject, type JsonObject } from '../../base/json.ts';
import { broken, optional, readEnvelope, readList, readObject, shapeOf, text } from '../cloudflare/result.ts';
import type { HttpAnswer } from '../http.ts';
import type { Caption, DirectUpload, Video, VideoList, Webhook } from './types.ts';

const STATUSES = ['ready', 'inprogress', 'error'] as const;

/** Reads one track. */
export function captionIn(answer: HttpAnswer, value: JsonObject): Caption {
  const status = optional(answer, value, 'status', 'string');
  const known = STATUSES.find((one) => one === status) ?? null;
  if (status !== null && known === null) {
    throw broken(answer, 'wrong-shape', `"status" to be one of ${STATUSES.join(', ')}`, JSON.stringify(status));
  }
  return {
    language: text(answer, value, 'language'),
    label: optional(answer, value, 'label', 'string'),
    generated: optional(answer, value, 'generated', 'boolean') ?? false,
    status: known,
  };
}

/** Reads the answer about one track. */
export const readCaption = (answer: HttpAnswer): Caption => captionIn(answer, readObject(answer));

/** Reads the tracks of a video. */
export const readCaptions = (answer: HttpAnswer): readonly Caption[] =>
  readList(answer).map((caption) => captionIn(answer, caption));

/** Reads one video. */
export function videoIn(answer: HttpAnswer, value: JsonObject): Video {
  const part = (name: string): JsonObject => {
    const object = value[name];
    return isJsonObject(object) ? object : {};
  };
  if (!isJsonObject(value.status)) {
    throw broken(answer, 'wrong-shape', '"status" to be an object', shapeOf(value.status));
  }
  const { status } = value;
  const known = (number: number | null): number | null => (number === null || number < 0 ? null : number);
  const percent = status.pctComplete == null ? null : Number(status.pctComplete);
  return {
    id: text(answer, value, 'uid'),
    state: text(answer, status, 'state'),
    readyToStream: optional(answer, value, 'readyToStream', 'boolean') ?? false,
    percentComplete: Number.isFinite(percent) ? percent : null,
    errorReasonCode: optional(answer, status, 'errorReasonCode', 'string') || null,
    errorReasonText: optional(answer, status, 'errorReasonText', 'string') || null,
    durationSeconds: known(optional(answer, value, 'duration', 'number')),
    size: optional(answer, value, 'size', 'number'),
    width: known(optional(answer, part('input'), 'width', 'number')),
    height: known(optional(answer, part('input'), 'height', 'number')),
    meta: part('meta'),
    creator: optional(answer, value, 'creator', 'string'),
    created: optional(answer, value, 'created', 'string'),
    modified: optional(answer, value, 'modified', 'string'),
    scheduledDeletion: optional(answer, value, 'scheduledDeletion', 'string'),
    hlsUrl: optional(answer, part('playback'), 'hls', 'string'),
    dashUrl: optional(answer, part('playback'), 'dash', 'string'),
    raw: value,
  };
}

/** Reads the answer about one video. */
export const readVideo = (answer: HttpAnswer): Video => videoIn(answer, readObject(answer));

/** Reads a list of videos. */
export function readVideos(answer: HttpAnswer): VideoList {
  const videos = readList(answer).map((video) => videoIn(answer, video));
  const envelope = readEnvelope(answer);
  return {
    videos,
    total: count(answer, envelope, 'total'),
    range: count(answer, envelope, 'range'),
  };
}

/** Reads a count: an integer in the OpenAPI, a text in the docs. */
function count(answer: HttpAnswer, envelope: JsonObject, name: string): number | null {
  const value = envelope[name];
  if (typeof value === 'string' && /^\d+$/.test(value)) return Number(value);
  return optional(answer, envelope, name, 'number');
}

/** Reads a one-time upload URL. */
export function readDirectUpload(answer: HttpAnswer): DirectUpload {
  const result = readObject(answer);
  return {
    uploadUrl: text(answer, result, 'uploadURL'),
    videoId: text(answer, result, 'uid'),
    scheduledDeletion: optional(answer, result, 'scheduledDeletion', 'string'),
  };
}

/** Reads the webhook; the service writes its URL under two names. */
export function readWebhook(answer: HttpAnswer): Webhook {
  const result = readObject(answer);
  return {
    notificationUrl: optional(answer, result, 'notificationUrl', 'string') ?? text(answer, result, 'notification_url'),
    secret: optional(answer, result, 'secret', 'string'),
    modified: optional(answer, result, 'modified', 'string'),
  };
}
