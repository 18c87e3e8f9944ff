import { containerOf } from '../../../src/media/container.ts';
import { OriginError } from '../../../src/origin/http/errors.ts';
import { badUpload, readMetadata } from '../../../src/origin/uploads/metadata.ts';
import { videoKey } from '../../../src/origin/videos/types.ts';
import type { Env } from './env.ts';
import { beginVideo, checkWish } from './new-video.ts';
import { peeked } from './peeked.ts';
import { readRecord } from './records.ts';
import { dropUpload, saveUpload, type Upload, uploadKey, uploadOf } from './tus-upload.ts';

const VERSION = '1.0.0';
/** R2 takes parts of one size, 5 MiB at least; the last one may be smaller. */
const LEAST_PART = 5 * 2 ** 20;
/** Largest upload: an object of R2 has 10,000 parts at most, and the page sends 32 MiB each. */
const MOST_BYTES = 5_000_000_000;

const headersOf = ({ offset, length }: { readonly offset: number; readonly length: number }) => ({
  'Tus-Resumable': VERSION,
  'Cache-Control': 'no-store',
  'Upload-Offset': String(offset),
  'Upload-Length': String(length),
});

/** POST /uploads: begins a resumable upload (tus 1.0, creation). */
export async function createUpload(request: Request, env: Env, id: string): Promise<Response> {
  checkVersion(request);
  const length = numberIn(request, 'Upload-Length');
  if (length > MOST_BYTES) throw new OriginError(413, 'too-large', `Files may have ${MOST_BYTES} bytes.`, 'Cut it.');
  if (length === 0) throw new OriginError(422, 'empty', 'The video is empty (0 bytes).', 'Send a complete copy.');
  const wish = checkWish(env, () => readMetadata(request.headers.get('Upload-Metadata') ?? undefined));
  const begun = { id, wish, length, offset: 0, created: Date.now(), container: null, uploadId: null, partBytes: 0 };
  await saveUpload(env, { ...begun, parts: [] });
  return new Response(null, { status: 201, headers: { 'Tus-Resumable': VERSION, Location: `/uploads/${id}` } });
}

/** HEAD /uploads/{id}: says how many bytes have come. */
export async function askUpload(request: Request, env: Env, id: string): Promise<Response> {
  checkVersion(request);
  const upload = (await finished(env, id)) ?? (await uploadOf(env, id));
  return new Response(null, { headers: headersOf(upload) });
}

/** PATCH /uploads/{id}: streams a piece into R2. With the last one the video begins. */
export async function continueUpload(request: Request, env: Env, id: string): Promise<Response> {
  checkVersion(request);
  if (request.headers.get('Content-Type') !== 'application/offset+octet-stream') throw notOffsetBytes();
  const done = await finished(env, id);
  const upload = await uploadOf(env, id).catch((error: unknown) => {
    if (done) return null;
    throw error;
  });
  if (numberIn(request, 'Upload-Offset') !== (done ?? upload)?.offset) throw wrongOffset();
  const after = upload && !done ? await receive(request, env, upload) : null;
  const state = after ?? done ?? { offset: 0, length: 0 };
  const headers = new Headers(headersOf(state));
  if (state.offset === state.length) headers.set('Content-Location', `/videos/${id}`);
  return new Response(null, { status: 204, headers });
}

/** DELETE /uploads/{id}: ends an unfinished upload. */
export async function endUpload(request: Request, env: Env, id: string): Promise<Response> {
  checkVersion(request);
  await dropUpload(env, await uploadOf(env, id));
  return new Response(null, { status: 204, headers: { 'Tus-Resumable': VERSION } });
}

async function receive(request: Request, env: Env, upload: Upload): Promise<Upload> {
  const { id, offset, length, wish } = upload;
  const bytes = numberIn(request, 'Content-Length');
  const isLast = offset + bytes === length;
  const partBytes = upload.partBytes || bytes;
  if (bytes === 0 || offset + bytes > length) throw badUpload('The piece does not fit into the upload.');
  if (!isLast && (bytes < LEAST_PART || bytes !== partBytes)) {
    throw badUpload(`A piece before the last has ${bytes} bytes; here all have one size, ${LEAST_PART} at least.`);
  }
  const { head, body } = await peeked(request.body as ReadableStream<Uint8Array>, bytes);
  const container = upload.container ?? containerOf(head);
  if (!container) {
    await body.cancel();
    await dropUpload(env, upload);
    throw new OriginError(415, 'not-a-video', `${wish.title} is no MP4, MOV, WebM or MKV.`, 'Convert it.');
  }
  const key = videoKey({ id, extension: container.extension });
  const httpMetadata = { contentType: container.contentType };
  const multipart = upload.uploadId
    ? env.MEDIA.resumeMultipartUpload(key, upload.uploadId)
    : await env.MEDIA.createMultipartUpload(key, { httpMetadata });
  const part = await multipart.uploadPart(upload.parts.length + 1, body);
  const { uploadId } = multipart;
  const parts = [...upload.parts, part];
  const after: Upload = { ...upload, container, uploadId, partBytes, offset: offset + bytes, parts };
  if (!isLast) {
    await saveUpload(env, after);
    return after;
  }
  await multipart.complete(parts);
  await beginVideo(env, { id, wish, container, bytes: length, hasAudio: false });
  await env.MEDIA.delete(uploadKey(id));
  return after;
}

/** The state of an upload that has become a video; null for others. */
async function finished(env: Env, id: string): Promise<{ readonly offset: number; readonly length: number } | null> {
  const record = await readRecord(env, id);
  return record && { offset: record.bytes, length: record.bytes };
}

function checkVersion(request: Request): void {
  if (request.headers.get('Tus-Resumable') === VERSION) return;
  throw new OriginError(412, 'tus-version', 'Tus-Resumable is not 1.0.0.', `Send Tus-Resumable: ${VERSION}.`, {
    'Tus-Version': VERSION,
  });
}

function numberIn(request: Request, name: string): number {
  const text = request.headers.get(name);
  if (text === null || !/^\d{1,15}$/.test(text)) throw badUpload(`${name} is not a whole number of bytes.`);
  return Number(text);
}

const wrongOffset = (): OriginError =>
  new OriginError(
    409,
    'wrong-offset',
    'Upload-Offset is not where the upload stands.',
    'Send HEAD to learn where it stands.',
  );

const notOffsetBytes = (): OriginError =>
  new OriginError(
    415,
    'not-offset-bytes',
    'The body is not of the type application/offset+octet-stream.',
    'Send it so.',
  );
