import type { Container } from '../../../src/media/container.ts';
import { notFound } from '../../../src/origin/http/errors.ts';
import type { UploadWish } from '../../../src/origin/uploads/metadata.ts';
import { videoKey } from '../../../src/origin/videos/types.ts';
import type { Env } from './env.ts';

/** An upload by tus. Each PATCH is a part of a multipart upload of R2, which begins with the first bytes: they tell the container. */
export interface Upload {
  readonly id: string;
  readonly wish: UploadWish;
  readonly length: number;
  readonly offset: number;
  readonly created: number;
  readonly container: Container | null;
  readonly uploadId: string | null;
  readonly partBytes: number;
  readonly parts: readonly R2UploadedPart[];
}

/** Key of the state of an upload. */
export const uploadKey = (id: string): string => `uploads/${id}.json`;
/** Keeps the state of an upload. */
export const saveUpload = (env: Env, upload: Upload): Promise<unknown> =>
  env.MEDIA.put(uploadKey(upload.id), JSON.stringify(upload));

/** Returns an unfinished upload. @throws {OriginError} 404 */
export async function uploadOf(env: Env, id: string): Promise<Upload> {
  const object = await env.MEDIA.get(uploadKey(id));
  if (!object) throw notFound('unfinished upload');
  return object.json<Upload>();
}

/** Removes an upload and its parts. */
export async function dropUpload({ MEDIA }: Env, { id, container, uploadId }: Upload): Promise<void> {
  if (container && uploadId) {
    const key = videoKey({ id, extension: container.extension });
    // R2 itself drops parts after seven days.
    await MEDIA.resumeMultipartUpload(key, uploadId)
      .abort()
      .catch(() => {});
  }
  await MEDIA.delete(uploadKey(id));
}

/** Removes uploads that were begun before a time, and their parts. */
export async function dropUploads(env: Env, before: number): Promise<void> {
  const { objects } = await env.MEDIA.list({ prefix: 'uploads/' });
  for (const { key } of objects) {
    const upload = await (await env.MEDIA.get(key))?.json<Upload>();
    if (upload && upload.created < before) await dropUpload(env, upload);
  }
}
