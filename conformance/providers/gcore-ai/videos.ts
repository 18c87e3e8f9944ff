import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.ts';
import type { OperationId } from '../../../src/contracts/gcore-ai/operations.ts';
import type { WireRequest } from '../../model/exchange.ts';
import { jsonOf, withJson } from '../../model/paths.ts';
import type { Resource } from '../../model/resource.ts';
import { unusedIds } from '../../model/unused-ids.ts';
import { FINAL, taskRows, tasks } from './tasks.ts';

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

/** Videos of Gcore Streaming. Their subtitles go with them (deleteVideo removes both); tasks that they ordered do not. */
export const videos = {
  provider: 'gcore-ai',
  kind: 'video',
  creators: {
    createVideo: { mark: markCreate, idsIn: videoIds, count: () => 1 },
    createVideos: { mark: markBatch, idsIn: videoIds, count: batchSize },
  },
  idMember: 'id',
  listedBy: ['listVideos', 'listVideoNames'],
  idForm: /^[1-9]\d{0,15}$/,
  item: 'getVideo',
  unusedIds: [String(unusedIds['gcore-ai'].video)],
  searches: [
    {
      operation: 'listVideos',
      query: ({ page }) => `per_page=100&page=${page}`,
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
  remove: 'deleteVideo',
  restStatuses: [404],
  // Automatic tasks hold the video's id in client_entity_data (documented).
  orders: {
    resource: tasks,
    operation: 'listTasks',
    query: (id) => `search=${id}&limit=100`,
    read: (answer, id) => {
      const own = taskRows(answer).filter(
        ({ task_data: data }) => isJsonObject(data) && data.client_entity_data === id,
      );
      return own.filter(({ status }) => !FINAL.has(text(status))).map(({ task_id }) => task_id);
    },
  },
} as const satisfies Resource<OperationId>;
