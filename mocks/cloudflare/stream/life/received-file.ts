import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Tenant } from '../../../kernel/world/tenant.ts';
import type { World } from '../../../kernel/world/world.ts';
import { type StoredMedia, type StoredVideo, stateOf } from '../model/state.ts';
import { inspectMedia } from './media-facts.ts';
import { uploadFilesOf } from './upload-files.ts';

/** The facts of a resumable upload's file. An upload without a byte has no file. */
export async function readReceived(world: World, tenant: Tenant, video: StoredVideo): Promise<StoredMedia> {
  const name = typeof video.meta.name === 'string' ? video.meta.name : null;
  const upload = stateOf(tenant).uploads[video.uploadId ?? ''];
  const file = upload && uploadFilesOf(world).find(tenant, upload);
  if (!upload || !file) return inspectMedia({ path: '', bytes: 0, sha256: '' });
  const sha256 = file.hash?.copy().digest('hex') ?? (await sha256Of(file.path));
  return inspectMedia({ path: file.path, bytes: upload.bytes, sha256, name }, tenant);
}

/** Deletes the file of a video's resumable upload after it was read. */
export function dropReceived(world: World, tenant: Tenant, video: StoredVideo): void {
  const upload = stateOf(tenant).uploads[video.uploadId ?? ''];
  if (upload) uploadFilesOf(world).drop(tenant, upload);
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
