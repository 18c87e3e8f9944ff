import { facts } from '../../../contracts/cloudflare-stream/facts.ts';
import { accept } from '../../cloudflare/result.ts';
import { broken, type CallContext, type HttpAnswer, InputError } from '../../http.ts';
import type { ResumableUpload, ResumableUploadInput } from './types.ts';

/** Sent with every request. */
export const TUS_HEADERS = { 'Tus-Resumable': facts.tusVersion.value } as const;

/** A key of Upload-Metadata: ASCII, not empty, without space and comma (tus 1.0, Upload-Metadata). */
const KEY = /^[\x21-\x2b\x2d-\x7e]+$/;

/**
 * Checks the sizes of a new upload, and what becomes a part of its headers; the service checks the rest. @throws {InputError}
 */
export function checkUpload(call: CallContext, input: ResumableUploadInput): void {
  const { bytes, maxDurationSeconds: seconds, meta = {}, creator } = input;
  const most = facts.tusFileBytes.value;
  if (!Number.isSafeInteger(bytes) || bytes < 0 || bytes > most) {
    throw new InputError(call, `bytes must be a whole number up to ${most}, got ${String(bytes)}.`);
  }
  if (seconds !== undefined && !(Number.isInteger(seconds) && seconds >= 1 && seconds <= 36_000)) {
    throw new InputError(call, `maxDurationSeconds must be a whole number from 1 to 36000, got ${String(seconds)}.`);
  }
  const odd = Object.keys(meta).find((key) => !KEY.test(key));
  if (odd !== undefined) {
    const rule = 'of a resumable upload have ASCII characters, without space and comma';
    throw new InputError(call, `the names in meta ${rule}, got ${JSON.stringify(odd.slice(0, 60))}.`);
  }
  if (creator !== undefined && !/^[\x20-\x7e]*$/.test(creator)) {
    throw new InputError(call, 'creator of a resumable upload must be ASCII, because it is sent as a header.');
  }
}

/**
 * Reads the answer to a creation. The id of the video is in its own header: no part of the URL is documented to be it.
 * @param base resolves a relative URL
 * @throws {ProtocolError} without both, and for a URL that would send the film in the clear
 */
export function readUpload(answer: HttpAnswer, base: string): ResumableUpload {
  accept(answer);
  const location = answer.headers.get('location') ?? '';
  const videoId = answer.headers.get('stream-media-id') ?? '';
  if (location === '' || !URL.canParse(location, base)) {
    throw broken(answer, 'wrong-shape', 'a URL in Location', location === '' ? 'none' : 'another text');
  }
  if (!/^\w+$/.test(videoId)) throw broken(answer, 'wrong-shape', 'an id in Stream-Media-ID', videoId || 'none');
  const url = new URL(location, base);
  const isSafe = url.protocol === 'https:' || url.protocol === new URL(base).protocol;
  if (!isSafe || !/^https?:$/.test(url.protocol)) {
    throw broken(answer, 'wrong-shape', 'an https URL in Location', url.protocol);
  }
  return { uploadUrl: url.href, videoId };
}
