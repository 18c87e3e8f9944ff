import { accept, readEnvelope, readList, readResult } from '../cloudflare/result.ts';
import { broken, type HttpAnswer, isHtml, type Reader } from '../http.ts';
import type { Caption, DirectUpload, Video, VideoList, Webhook } from './types.ts';

const STATUSES = ['ready', 'inprogress', 'error'] as const;

/** Reads the answer about one track. */
export const readCaption = (answer: HttpAnswer): Caption => captionOf(answer, readResult(answer));

/** Reads the tracks of a video. */
export const readCaptions = (answer: HttpAnswer): readonly Caption[] =>
  readList(answer).map((track) => captionOf(answer, track));

function captionOf(answer: HttpAnswer, track: Reader): Caption {
  const status = track.optionalText('status');
  const known = STATUSES.find((one) => one === status) ?? null;
  if (status !== null && known === null) {
    throw broken(answer, 'wrong-shape', `"status" to be one of ${STATUSES.join(', ')}`, JSON.stringify(status));
  }
  return {
    language: track.text('language'),
    label: track.optionalText('label'),
    generated: track.optionalFlag('generated') ?? false,
    status: known,
  };
}

/** Reads the answer about one video. */
export const readVideo = (answer: HttpAnswer): Video => videoOf(readResult(answer));

/** Reads a list of videos. */
export function readVideos(answer: HttpAnswer): VideoList {
  const envelope = readEnvelope(answer);
  return { videos: readList(answer).map(videoOf), total: count(envelope, 'total'), range: count(envelope, 'range') };
}

/** Reads a count: an integer in the OpenAPI, a text in the docs. */
function count(envelope: Reader, name: string): number | null {
  const value = envelope.member(name);
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : envelope.optionalNumber(name);
}

function videoOf(video: Reader): Video {
  const status = video.object('status');
  const percent = status.member('pctComplete') == null ? null : Number(status.member('pctComplete'));
  const [input, playback] = [video.part('input'), video.part('playback')];
  return {
    id: video.text('uid'),
    state: status.text('state'),
    readyToStream: video.optionalFlag('readyToStream') ?? false,
    percentComplete: Number.isFinite(percent) ? percent : null,
    errorReasonCode: status.optionalText('errorReasonCode') || status.optionalText('errReasonCode') || null,
    errorReasonText: status.optionalText('errorReasonText') || status.optionalText('errReasonText') || null,
    durationSeconds: known(video.optionalNumber('duration')),
    size: video.optionalNumber('size'),
    width: known(input.optionalNumber('width')),
    height: known(input.optionalNumber('height')),
    meta: video.part('meta').raw,
    creator: video.optionalText('creator'),
    created: video.optionalText('created'),
    modified: video.optionalText('modified'),
    scheduledDeletion: video.optionalText('scheduledDeletion'),
    hlsUrl: playback.optionalText('hls'),
    dashUrl: playback.optionalText('dash'),
    raw: video.raw,
  };
}

/** The service writes -1 for what it does not know yet. */
const known = (number: number | null): number | null => (number === null || number < 0 ? null : number);

/** Reads a one-time upload URL. */
export function readDirectUpload(answer: HttpAnswer): DirectUpload {
  const upload = readResult(answer);
  return {
    uploadUrl: upload.text('uploadURL'),
    videoId: upload.text('uid'),
    scheduledDeletion: upload.optionalText('scheduledDeletion'),
  };
}

/** Reads the webhook; the service writes its URL under two names. */
export function readWebhook(answer: HttpAnswer): Webhook {
  const webhook = readResult(answer);
  return {
    notificationUrl: webhook.optionalText('notificationUrl') ?? webhook.text('notification_url'),
    secret: webhook.optionalText('secret'),
    modified: webhook.optionalText('modified'),
  };
}

/** Returns the WebVTT file of an answer. @throws {ProtocolError} for another body */
export function readVtt(answer: HttpAnswer): string {
  accept(answer);
  const type = answer.headers.get('content-type') ?? '';
  if (isHtml(answer)) throw broken(answer, 'html', 'a WebVTT file', 'an HTML page');
  const file = answer.text();
  if (!/^\ufeff?WEBVTT(?:[ \t\r\n]|$)/.test(file)) {
    throw broken(answer, 'wrong-shape', 'a WebVTT file', `${answer.bytes.length} bytes of ${type || 'no type'}`);
  }
  return file;
}
