import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Tenant } from '../../../kernel/world/tenant.ts';
import type { World } from '../../../kernel/world/world.ts';
import { type StoredMedia, type StoredVideo, stateOf } from '../model/state.ts';
import { inspectMedia } from './media-facts.ts';
import { uploadFilesOf } from './upload-files.ts';

/** The facts of a resumable upload's file, which is deleted afterwards. An upload without a byte has no file. */
export async function readReceived(world: World, tenant: Tenant, video: StoredVideo): Promise<StoredMedia> {
  const name = typeof video.meta.name === 'string' ? video.meta.name : null;
  const upload = stateOf(tenant).uploads[video.uploadId ?? ''];
  const media = upload
    ? await uploadFilesOf(world).take(upload, async ({ path, hash }) =>
        inspectMedia(
          { path, bytes: upload.bytes, sha256: hash?.digest('hex') ?? (await sha256Of(path)), name },
          tenant,
        ),
      )
    : null;
  return media ?? inspectMedia({ path: '', bytes: 0, sha256: '' });
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
