import { AwsClient } from 'aws4fetch';
import { CONTAINER_BYTES, type Container, containerOf, containers } from '../../../src/media/container.ts';
import { notFound, OriginError } from '../../../src/origin/http/errors.ts';
import { videoKey } from '../../../src/origin/videos/types.ts';
import type { Env } from './env.ts';
import { beginVideo, textOf, type Wish, wishOf } from './new-video.ts';

/** Seconds for which a presigned URL works. R2 takes 1 second to 7 days. */
const URL_SECONDS = 3_600;

/** A direct upload that has begun. */
interface Begun {
  readonly wish: Wish;
  readonly container: Container;
}

const stateKey = (id: string): string => `direct-uploads/${id}.json`;

/**
 * POST /direct-uploads with `{"extension": "mp4", "title", "to", "from"}`: answers with a presigned `url` of R2 that takes the whole
 * file with PUT, so that no byte passes the Worker. `complete` begins the job.
 */
export async function beginDirectUpload(request: Request, env: Env, id: string): Promise<Response> {
  const body = (await request.json().catch(() => null)) as Readonly<Record<string, unknown>> | null;
  const container = containers.find(({ extension }) => extension === body?.extension);
  if (!body || !container) {
    throw new OriginError(400, 'bad-request', 'The body is not {"extension": "mp4", "title": ...}.', 'Send JSON.');
  }
  const wish = wishOf(env, (name) => textOf(body[name]));
  const url = await presigned(env, videoKey({ id, extension: container.extension }), container.contentType);
  await env.MEDIA.put(stateKey(id), JSON.stringify({ wish, container } satisfies Begun));
  const headers = { 'Content-Type': container.contentType };
  return Response.json({ id, url, headers, complete: `/direct-uploads/${id}/complete` }, { status: 201 });
}

/** POST /direct-uploads/{id}/complete: begins the job of a file that was put. */
export async function completeDirectUpload(env: Env, id: string): Promise<Response> {
  const object = await env.MEDIA.get(stateKey(id));
  if (!object) throw notFound('direct upload');
  const { wish, container } = await object.json<Begun>();
  const key = videoKey({ id, extension: container.extension });
  const file = await env.MEDIA.get(key, { range: { offset: 0, length: CONTAINER_BYTES } });
  if (!file) throw new OriginError(409, 'wrong-offset', 'The file was not put yet.', 'Put it to the url first.');
  if (containerOf(Buffer.from(await file.arrayBuffer()))?.extension !== container.extension) {
    await env.MEDIA.delete([key, stateKey(id)]);
    throw new OriginError(415, 'not-a-video', `${wish.title} is not ${container.extension}.`, 'Upload it again.');
  }
  await env.MEDIA.delete(stateKey(id));
  return beginVideo(env, { id, wish, container, bytes: file.size, hasAudio: false });
}

/** Removes direct uploads that were begun before a time, with what was put. */
export async function dropDirectUploads({ MEDIA }: Env, before: number): Promise<void> {
  const { objects } = await MEDIA.list({ prefix: 'direct-uploads/' });
  for (const { key, uploaded } of objects) {
    if (uploaded.getTime() >= before) continue;
    const begun = await (await MEDIA.get(key))?.json<Begun>();
    const id = key.slice('direct-uploads/'.length, -'.json'.length);
    if (begun) await MEDIA.delete([key, videoKey({ id, extension: begun.container.extension })]);
  }
}

/** Signs a PUT of one object. The binding cannot sign. @throws {OriginError} 501 without the secrets */
async function presigned(env: Env, key: string, contentType: string): Promise<string> {
  const { R2_ACCOUNT_ID, R2_BUCKET, R2_ACCESS_KEY_ID: accessKeyId, R2_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (!R2_ACCOUNT_ID || !R2_BUCKET || !accessKeyId || !secretAccessKey) {
    throw new OriginError(501, 'no-direct-uploads', 'This Worker has no keys of R2.', 'Upload with tus at /uploads.');
  }
  const client = new AwsClient({ accessKeyId, secretAccessKey, service: 's3', region: 'auto' });
  const url = new URL(`https://${R2_ACCOUNT_ID}.r2.cloudflarestorage.com/${R2_BUCKET}/${key}`);
  url.searchParams.set('X-Amz-Expires', String(URL_SECONDS));
  const headers = { 'Content-Type': contentType };
  const signed = await client.sign(url, { method: 'PUT', headers, aws: { signQuery: true, allHeaders: true } });
  return signed.url;
}
