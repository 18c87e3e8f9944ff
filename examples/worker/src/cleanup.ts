import { dropDirectUploads } from './direct-uploads.ts';
import type { Env } from './env.ts';
import { allRecords } from './records.ts';
import { dropUploads } from './tus-upload.ts';
import { removeVideo } from './videos.ts';

/** Milliseconds after which an upload that was not completed is dropped. */
const UPLOAD_MS = 24 * 3_600_000;

/** Removes what requests that broke off have left: uploads that were never completed, and videos whose deletion was not finished. */
export async function cleanUp(env: Env, now: number): Promise<void> {
  await dropUploads(env, now - UPLOAD_MS);
  await dropDirectUploads(env, now - UPLOAD_MS);
  for (const { id, state } of await allRecords(env)) if (state === 'deleting') await removeVideo(env, id);
}
