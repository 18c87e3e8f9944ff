import { isJsonObject, type JsonObject, type JsonValue } from '../../src/base/json.ts';
import { unusedIds } from '../unused-ids.ts';
import type { WireRequest } from '../wire/exchange.ts';
import { jsonOf, withJson } from './paths.ts';
import type { Resource } from './resource.ts';

/** A video's description, else the end of its name. */
function markVideo(video: JsonValue | undefined, marker: string): JsonObject | null {
  if (!isJsonObject(video)) return null;
  if (video.description === undefined) return { ...video, description: marker };
  return typeof video.name === 'string' ? { ...video, name: `${video.name} ${marker}` } : null;
}

/** `{ video: {...} }`, or the video itself. */
function markCreate(request: WireRequest, marker: string): WireRequest | null {
  const body = jsonOf(request.body);
  if (!isJsonObject(body)) return null;
  const wrapped = 'video' in body;
  const video = markVideo(wrapped ? body.video : body, marker);
  return video && withJson(request, wrapped ? { ...body, video } : video);
}

function markBatch(request: WireRequest, marker: string): WireRequest | null {
  const body = jsonOf(request.body);
  if (!isJsonObject(body) || !Array.isArray(body.videos)) return null;
  const videos = (body.videos as JsonValue[]).map((video) => markVideo(video, marker));
  return videos.every((video) => video !== null) ? withJson(request, { ...body, videos }) : null;
}

const objects = (answer: JsonValue): readonly JsonObject[] =>
  (Array.isArray(answer) ? (answer as JsonValue[]) : [answer]).filter(isJsonObject);
const videoIds = (answer: JsonValue): readonly unknown[] => objects(answer).map(({ id }) => id);

function batchSize(request: WireRequest): number {
  const body = jsonOf(request.body);
  return isJsonObject(body) && Array.isArray(body.videos) ? Math.max(1, body.videos.length) : 1;
}

const text = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');

/** Statuses after which a task does nothing more (documented). */
const FINAL: ReadonlySet<string> = new Set(['SUCCESS', 'FAILURE', 'REVOKED']);

const taskRows = (answer: JsonValue): readonly JsonObject[] =>
  isJsonObject(answer) && Array.isArray(answer.results) ? (answer.results as JsonValue[]).filter(isJsonObject) : [];

/** `client_entity_data` where the check leaves it free, else `client_user_id`; both are opaque and echoed. */
function markTask(request: WireRequest, marker: string): WireRequest | null {
  const body = jsonOf(request.body);
  if (!isJsonObject(body)) return null;
  const free = ['client_entity_data', 'client_user_id'].find((name) => body[name] === undefined);
  if (free !== undefined) return withJson(request, { ...body, [free]: marker });
  return body.client_user_id === null ? withJson(request, { ...body, client_user_id: marker }) : null;
}

/** AI tasks of Gcore: nothing deletes them, those at work are cancelled. */
export const gcoreTasks: Resource = {
  provider: 'gcore-ai',
  kind: 'task',
  creators: [
    {
      method: 'POST',
      path: /\/streaming\/ai\/(tasks|transcribe|detect-nudity)\/?$/i,
      mark: markTask,
      idsIn: (answer) => (isJsonObject(answer) ? [answer.task_id] : []),
      count: () => 1,
    },
  ],
  idMember: 'task_id',
  listedBy: ['listTasks'],
  idForm: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  place: /\/streaming\/ai\/(?:tasks|results)\/([^/]+)/i,
  unusedIds: [unusedIds['gcore-ai'].task],
  searches: [
    {
      path: ({ marker, page }) => `/streaming/ai/tasks?search=${marker}&limit=100&page=${page}`,
      read: (answer, marker) => {
        const listed = taskRows(answer);
        const has = ({ task_data: data }: JsonObject) =>
          isJsonObject(data) && (data.client_entity_data === marker || data.client_user_id === marker);
        return { listed, marked: listed.filter(has).map(({ task_id }) => task_id) };
      },
      isPast: () => false,
    },
  ],
  remove: (_account, id) => ({ method: 'POST', path: `/streaming/ai/tasks/${id}/cancel` }),
  // What is final cannot be cancelled: 412 (streaming_api.yaml, cancel). Any other refusal leaves it to be looked at.
  restStatuses: [404, 412],
  retained: 'AI tasks cannot be deleted; it is final or cancelled',
};

/** Videos of Gcore Streaming. Their subtitles go with them (deleteVideo removes both); tasks that they ordered do not. */
export const gcoreVideos: Resource = {
  provider: 'gcore-ai',
  kind: 'video',
  creators: [
    { method: 'POST', path: /\/streaming\/videos\/?$/i, mark: markCreate, idsIn: videoIds, count: () => 1 },
    { method: 'POST', path: /\/streaming\/videos\/batch\/?$/i, mark: markBatch, idsIn: videoIds, count: batchSize },
  ],
  idMember: 'id',
  listedBy: ['listVideos', 'listVideoNames'],
  idForm: /^[1-9]\d{0,15}$/,
  place: /\/streaming\/videos\/([^/]+)/i,
  unusedIds: [String(unusedIds['gcore-ai'].video)],
  searches: [
    {
      path: ({ page }) => `/streaming/videos?per_page=100&page=${page}`,
      read: (answer, marker) => {
        const listed = objects(answer);
        const has = (video: JsonObject) =>
          text(video.description) === marker || text(video.name).endsWith(` ${marker}`);
        return { listed, marked: listed.filter(has).map(({ id }) => id) };
      },
      isPast: (listed, since) =>
        listed.every((video) => Date.parse(text((video as JsonObject).created_at)) < Date.parse(since)),
    },
  ],
  remove: (_account, id) => ({ method: 'DELETE', path: `/streaming/videos/${id}` }),
  restStatuses: [404],
  // Automatic tasks hold the video's id in client_entity_data (documented).
  orders: {
    resource: gcoreTasks,
    path: (id) => `/streaming/ai/tasks?search=${id}&limit=100`,
    read: (answer, id) => {
      const own = taskRows(answer).filter(
        ({ task_data: data }) => isJsonObject(data) && data.client_entity_data === id,
      );
      return own.filter(({ status }) => !FINAL.has(text(status))).map(({ task_id }) => task_id);
    },
  },
};
