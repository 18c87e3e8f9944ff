import { isJsonObject, type JsonObject } from '../../../../src/base/json.ts';
import type { Answer } from '../../../model/context/answer.ts';
import type { CheckContext } from '../../../model/context/context.ts';
import { show } from '../../../model/show.ts';
import { unusedIds } from '../../../model/unused-ids.ts';
import { needsAi } from './account.ts';
import { shaped, shapedList, shapedObject } from './shape.ts';
import { CLIP, isFinal, TASKS } from './tasks.ts';

/** The cost of reading a video until it is ready. */
export const UNTIL_READY = { requests: 70 } as const;

/** The path of videos. */
export const VIDEOS = '/streaming/videos';

/** An id that no video or subtitle has. */
export const UNUSED_ID = unusedIds['gcore-ai'].video;

/** The body of a video that does not create an AI task. */
export const plainVideo = (more: JsonObject = {}): JsonObject => ({
  name: 'Conformance',
  auto_transcribe_audio_language: 'disable',
  ...more,
});

/** Demands a new video: an array of one, or the video itself; the sources disagree. */
export function newVideo(answer: Answer): JsonObject & { id: number } {
  const value = shaped(answer, 'createVideo');
  const list = Array.isArray(value) ? value : [value];
  answer.verify(list.length === 1 && isJsonObject(list[0]), 'one video', show(value));
  return withId(answer, list[0] as JsonObject);
}

/** Creates a video. */
export async function addVideo(t: CheckContext, body: JsonObject = plainVideo()): Promise<JsonObject & { id: number }> {
  return newVideo(await t.send({ method: 'POST', path: VIDEOS, json: { video: body } }));
}

/** Reads a video. */
export async function lookAtVideo(t: CheckContext, id: number): Promise<{ answer: Answer; video: JsonObject }> {
  const answer = await t.send({ path: `${VIDEOS}/${id}` });
  const video = shapedObject(answer, 'getVideo');
  answer.verify(video.id === id, `the video ${id}`, show(video.id));
  return { answer, video };
}

/** The videos that a query lists. */
export async function listed(
  t: CheckContext,
  query: string,
): Promise<{ answer: Answer; ids: unknown[]; videos: readonly JsonObject[] }> {
  const answer = await t.send({ path: `${VIDEOS}?${query}` });
  const videos = shapedList(answer, 'listVideos');
  return { answer, videos, ids: videos.map(({ id }) => id) };
}

/** Waits until a video is ready, or until its source failed. */
export async function readyVideo(
  t: CheckContext,
  id: number,
  onLook?: (video: JsonObject) => void,
): Promise<JsonObject> {
  const every = t.arranged ? 1 : 2;
  for (let waited = 0; ; waited += every) {
    const { answer, video } = await lookAtVideo(t, id);
    onLook?.(video);
    if (video.status === 'ready' || video.status === 'error' || (video.status === 'empty' && video.error)) return video;
    answer.verify(waited < 300, 'a video that is ready within 300 seconds', show(video.status));
    await t.wait(every);
  }
}

/** The AI tasks that name a video in client_entity_data. */
export async function tasksOfVideo(
  t: CheckContext,
  id: number,
): Promise<{ answer: Answer; tasks: readonly JsonObject[] }> {
  const answer = await t.send({ path: `${TASKS}?search=${id}&limit=100` });
  const results = shapedObject(answer, 'listTasks').results as readonly JsonObject[];
  const tasks = results.filter(
    ({ task_data }) => isJsonObject(task_data) && task_data.client_entity_data === String(id),
  );
  return { answer, tasks };
}

/** Waits until every AI task of a video is final, at least this many. Returns them. */
export async function captioned(t: CheckContext, id: number, atLeast: number): Promise<readonly JsonObject[]> {
  await needsAi(t);
  for (let waited = 0; ; waited += 30) {
    const { answer, tasks } = await tasksOfVideo(t, id);
    const done = tasks.length >= atLeast && tasks.every(({ status }) => isFinal(status));
    if (done) return tasks;
    answer.verify(waited < 600, `${atLeast} final AI tasks of video ${id}`, show(tasks.map(({ status }) => status)));
    await t.wait(30);
  }
}

/** The versions of a video. */
export const renditions = (video: JsonObject): JsonObject[] =>
  Array.isArray(video.converted_videos) ? (video.converted_videos as JsonObject[]) : [];

/** A video from the clip. */
export const clipVideo = (more: JsonObject = {}): JsonObject => ({ name: 'Conformance', origin_url: CLIP, ...more });

function withId(answer: Answer, body: JsonObject): JsonObject & { id: number } {
  return { ...body, id: answer.field('id', 'number', body) };
}
