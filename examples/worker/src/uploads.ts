import { AwsClient } from 'aws4fetch';
import { type Container, containerOf, containers } from '../../../src/media/container.ts';
import { OriginError } from '../../../src/origin/http/errors.ts';
import { videoKey } from '../../../src/origin/videos/types.ts';
import type { Env } from './env.ts';
import { beginVideo, textOf, type Wish, wishOf } from './new-video.ts';

/** Seconds for which a presigned URL works. R2 takes 1 second to 7 days. */
const URL_SECONDS = 3_600;
/** Bytes of each part but the last. R2 takes at least 5 MiB, equal sizes; Cloudflare takes bodies of up to 100 MB (free and Pro plan). */
export const PART_BYTES = 50_000_000;

/** A direct upload that has begun: kept until it is complete. */
interface Begun {
  readonly wish: Wish;
  readonly container: Container;
  /** Of the multipart upload of R2; null for a presigned URL. */
  readonly uploadId: string | null;
  readonly created: number;
}

const begunKey = (id: string): string => `uploads/${id}.json`;

/**
 * POST /uploads: begins an upload that is larger than one request may be. With the secrets of R2's S3 API the answer has a presigned
 * `url` that takes the whole file with PUT; `parts` goes through this Worker, in parts of `partBytes`.
 */
export async function beginUpload(request: Request, env: Env, id: string): Promise<Response> {
  const body = (await request.json().catch(() => null)) as Readonly<Record<string, unknown>> | null;
  const container = containers.find(({ extension }) => extension === body?.extension);
  if (!body || !container) {
    throw new OriginError(
      400,
      'bad-request',
      'The body is not {"extension": "mp4", "title": ..., "to": ...}.',
      'Send JSON.',
    );
  }
  const wish = wishOf(env, (name) => textOf(body[name]));
  const key = videoKey({ id, extension: container.extension });
  const upload = await env.MEDIA.createMultipartUpload(key, { httpMetadata: { contentType: container.contentType } });
  const begun: Begun = { wish, container, uploadId: upload.uploadId, created: Date.now() };
  await env.MEDIA.put(begunKey(id), JSON.stringify(begun));
  const url = await presigned(env, key, container.contentType);
  const parts = { url: `/uploads/${id}/{number}`, partBytes: PART_BYTES };
  return Response.json({ id, url, parts, complete: `/uploads/${id}/complete` }, { status: 201 });
}

/** PUT /uploads/{id}/{number}: streams one part into R2. Answers with its entity tag, which completing needs. */
export async function putPart(request: Request, env: Env, id: string, number: number): Promise<Response> {
  const { uploadId, key } = await begunUpload(env, id);
  if (uploadId === null || request.body === null) throw noPart();
  const upload = env.MEDIA.resumeMultipartUpload(key, uploadId);
  return Response.json(await upload.uploadPart(number, request.body));
}

/** POST /uploads/{id}/complete with `{"parts": [{"partNumber", "etag"}]}`; without parts after the presigned URL. Begins the job. */
export async function completeUpload(request: Request, env: Env, id: string): Promise<Response> {
  const { uploadId, key, wish, container } = await begunUpload(env, id);
  const { parts = [] } = (await request.json().catch(() => ({}))) as { readonly parts?: R2UploadedPart[] };
  if (uploadId !== null) {
    const upload = env.MEDIA.resumeMultipartUpload(key, uploadId);
    if (parts.length > 0) await upload.complete(parts);
    else await upload.abort();
  }
  const head = await env.MEDIA.get(key, { range: { offset: 0, length: 64 } });
  if (!head || containerOf(Buffer.from(await head.arrayBuffer())) === null) {
    await env.MEDIA.delete(key);
    throw new OriginError(415, 'not-a-video', 'What was uploaded is no MP4, MOV, WebM or MKV.', 'Upload a video.');
  }
  await env.MEDIA.delete(begunKey(id));
  return beginVideo(env, { id, wish, container, bytes: head.size, hasAudio: false });
}

/** Removes uploads that were begun before a time, and their parts. */
export async function dropUploads(env: Env, before: number): Promise<number> {
  const { objects } = await env.MEDIA.list({ prefix: 'uploads/' });
  let dropped = 0;
  for (const { key } of objects) {
    const id = key.slice('uploads/'.length, -'.json'.length);
    const begun = await begunUpload(env, id).catch(() => null);
    if (!begun || begun.created >= before) continue;
    if (begun.uploadId !== null) {
      await env.MEDIA.resumeMultipartUpload(begun.key, begun.uploadId)
        .abort()
        .catch(() => {});
    }
    await env.MEDIA.delete([key, begun.key]);
    dropped += 1;
  }
  return dropped;
}

async function begunUpload({ MEDIA }: Env, id: string): Promise<Begun & { readonly key: string }> {
  const object = await MEDIA.get(begunKey(id));
  if (!object) throw new OriginError(404, 'not-found', 'There is no such upload.', 'Begin one with POST /uploads.');
  const begun = await object.json<Begun>();
  return { ...begun, key: videoKey({ id, extension: begun.container.extension }) };
}

/** Signs a PUT of one object; null without the secrets. The binding cannot sign. */
async function presigned(env: Env, key: string, contentType: string): Promise<string | null> {
  const { R2_ACCOUNT_ID, R2_BUCKET, R2_ACCESS_KEY_ID: accessKeyId, R2_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (!R2_ACCOUNT_ID || !R2_BUCKET || !accessKeyId || !secretAccessKey) return null;
  const client = new AwsClient({ accessKeyId, secretAccessKey, service: 's3', region: 'auto' });
  const url = new URL(`https://${R2_ACCOUNT_ID}.r2.cloudflarestorage.com/${R2_BUCKET}/${key}`);
  url.searchParams.set('X-Amz-Expires', String(URL_SECONDS));
  const headers = { 'Content-Type': contentType };
  const signed = await client.sign(url, { method: 'PUT', headers, aws: { signQuery: true, allHeaders: true } });
  return signed.url;
}

const noPart = (): OriginError =>
  new OriginError(400, 'bad-request', 'The part has no body.', `Send up to ${PART_BYTES} bytes.`);
