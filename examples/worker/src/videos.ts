import { containers } from '../../../src/media/container.ts';
import { notFound, OriginError } from '../../../src/origin/http/errors.ts';
import { readLanguages, withLanguages } from '../../../src/origin/videos/adding.ts';
import { freshStages } from '../../../src/origin/videos/fresh-stages.ts';
import { pageOf, readListQuery } from '../../../src/origin/videos/listing.ts';
import { totalsOf } from '../../../src/origin/videos/totals.ts';
import { type VideoRecord, videoKey } from '../../../src/origin/videos/types.ts';
import { viewOf } from '../../../src/origin/videos/view.ts';
import { jobPlace } from './accounts.ts';
import { purge, type ServedFile } from './cache.ts';
import { jobKeyOf } from './caption.ts';
import type { Env } from './env.ts';
import { logStore } from './held-log.ts';
import { checkWish } from './new-video.ts';
import { allRecords, changeRecord, readRecord, removeRecord } from './records.ts';

/** Seconds for which a video is kept: it never changes. */
const VIDEO_AGE = 86_400;

const FRESH = { 'Cache-Control': 'no-store' };

/** Returns the record of a video. @throws {OriginError} 404 */
export async function recordOf(env: Env, id: string): Promise<VideoRecord> {
  const record = await readRecord(env, id);
  if (!record || record.state === 'deleting') throw notFound('video');
  return record;
}

/** GET /videos/{id}. */
export const showVideo = async (env: Env, id: string): Promise<Response> =>
  Response.json(viewOf(await recordOf(env, id)), { headers: FRESH });

/** GET /videos: a page of the list, with the parameters of the origin. */
export async function listVideos(env: Env, query: URLSearchParams): Promise<Response> {
  const all = await allRecords(env);
  const { videos, next, count } = pageOf(all, readListQuery(Object.fromEntries(query)));
  const body = { videos: videos.map(viewOf), next, count, totals: totalsOf(all), setAside: [] };
  return Response.json(body, { headers: FRESH });
}

/** POST /videos/{id}/retry: begins a failed job again. What was paid for is in its log. */
export async function retryVideo(env: Env, id: string, payAgain: boolean): Promise<Response> {
  const { state } = await recordOf(env, id);
  if (state !== 'failed') {
    throw new OriginError(409, 'not-failed', `The job is ${state}.`, 'Only failed jobs are retried.');
  }
  const queued = { state: 'queued', error: null, payAgain, stages: freshStages() } as const;
  const record = await changeRecord(env, id, () => queued);
  if (!record) throw notFound('video');
  await beginAgain(env, id);
  return Response.json(viewOf(record), { status: 202, headers: FRESH });
}

/** POST /videos/{id}/captions with `{"to": [...]}`: adds languages to a captioned video, made from its original as it is now. */
export async function addLanguages(request: Request, env: Env, id: string): Promise<Response> {
  const record = await recordOf(env, id);
  const body: unknown = await request.json().catch(() => null);
  const { to } = checkWish(env, () => ({ to: readLanguages(body), spoken: record.language, title: record.title }));
  const { changed, adding } = withLanguages(record, to);
  const saved = await changeRecord(env, id, () => ({ ...changed, adding }));
  if (!saved) throw notFound('video');
  if (adding.length > 0) await beginAgain(env, id);
  return Response.json(viewOf(saved), { status: adding.length > 0 ? 202 : 200, headers: FRESH });
}

/** Begins the job of a video again. An id of an instance is used once. */
const beginAgain = (env: Env, id: string): Promise<unknown> =>
  env.JOBS.create({ id: `${id}-${Date.now().toString(36)}`, params: { id } });

/** DELETE /videos/{id}: a job that runs ends by itself, because the record is gone. */
export async function deleteVideo(env: Env, id: string): Promise<Response> {
  await recordOf(env, id);
  await changeRecord(env, id, () => ({ state: 'deleting' }));
  await removeVideo(env, id);
  return new Response(null, { status: 204 });
}

/** Removes everything of a video, its record last. */
export async function removeVideo(env: Env, id: string): Promise<void> {
  const { objects } = await env.MEDIA.list({ prefix: `videos/${id}/` });
  const keys = objects.map(({ key }) => key);
  if (keys.length > 0) await env.MEDIA.delete(keys);
  await purge(...keys);
  const record = await readRecord(env, id);
  if (record) await logStore(env, jobPlace(jobKeyOf(record))).clear();
  await removeRecord(env, id);
}

/** The file of a video: `video.` and its extension. @throws {OriginError} 404 */
export async function videoFile(env: Env, id: string, name: string): Promise<ServedFile> {
  const key = videoKey(await recordOf(env, id));
  const container = containers.find(({ extension }) => `video.${extension}` === name);
  if (!container || key !== `videos/${id}/${name}`) throw notFound('file');
  return { key, contentType: container.contentType, age: VIDEO_AGE };
}
