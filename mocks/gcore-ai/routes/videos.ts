import { deriveHex } from '../../../src/base/derive.ts';
import { isJsonObject, type JsonObject } from '../../../src/base/json.ts';
import { facts } from '../../../src/contracts/gcore-ai/facts.ts';
import type { Handler } from '../../kernel/http/mock-definition.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import type { World } from '../../kernel/world/world.ts';
import { addVideo, removeVideo } from '../life/video-store.ts';
import { addSubtitle } from '../model/subtitle-store.ts';
import type { VideoRow } from '../model/video-row.ts';
import { onlyFields } from '../views/only-fields.ts';
import { showVideoDetails } from '../views/show-video.ts';
import { jsonBody, succeed } from './answer.ts';
import { refuse } from './errors.ts';
import { videoIn } from './find-video.ts';
import { mark } from './marked.ts';
import { ownerOf } from './owner.ts';
import { queryText } from './query.ts';
import { readCaptionRequest, readVideoInput, unwrapVideo } from './video-request.ts';

/**
 * POST /streaming/videos: answers an array for a wrapped body and the video itself for a flat one, unless a switch
 * changes this.
 */
export const postVideo =
  (world: World): Handler =>
  (request, response) => {
    const tenant = ownerOf(world, response);
    const body = jsonBody(request, response);
    const sent = unwrapVideo(body);
    const row = createVideo(tenant, sent);
    mark(row, request);
    const video = showVideoDetails(tenant, row);
    const envelope = tenant.switch('gcore-ai.createEnvelope');
    const flat = sent === body && Object.keys(body).length > 0;
    const single = envelope === 'object' || (envelope === 'auto' && flat);
    succeed(world, response, 200, single ? video : [video]);
  };

/** POST /streaming/videos/batch: creates all videos, or refuses the whole batch. */
export const postVideos =
  (world: World): Handler =>
  (request, response) => {
    const tenant = ownerOf(world, response);
    const sent = jsonBody(request, response).videos ?? [];
    if (!Array.isArray(sent) || !sent.every(isJsonObject)) {
      throw refuse('bad-request', { problem: 'videos must be an array of objects.' });
    }
    if (sent.length > facts.batchVideos.value) {
      throw refuse('bad-request', { problem: `A batch holds at most ${facts.batchVideos.value} videos.` });
    }
    const inputs = sent.map((one: JsonObject) => {
      const input = readVideoInput(tenant, one, { nameRequired: true });
      return { input, captions: readCaptionRequest(input), subtitles: one.subtitles };
    });
    const videos = inputs.map(({ input, captions, subtitles }) => {
      const video = addVideo(tenant, input, captions);
      mark(video, request);
      for (const subtitle of Array.isArray(subtitles) ? subtitles : []) addSent(tenant, video, subtitle);
      return onlyFields(showVideoDetails(tenant, video), queryText(request, 'fields'));
    });
    succeed(world, response, 200, videos);
  };

/** GET /streaming/videos/{video_id}. */
export const getVideo =
  (world: World): Handler =>
  (request, response) => {
    const { tenant, video } = videoIn(world, request, response);
    succeed(world, response, 200, showVideoDetails(tenant, video));
  };

/** PATCH /streaming/videos/{video_id}: any subset; sources and captions of a video no longer change. */
export const patchVideo =
  (world: World): Handler =>
  (request, response) => {
    const { tenant, video } = videoIn(world, request, response);
    const input = readVideoInput(tenant, unwrapVideo(jsonBody(request, response)), { nameRequired: false });
    readCaptionRequest(input);
    const { origin_url: _url, origin_http_headers: _headers, ...changed } = input;
    video.input = { ...video.input, ...changed };
    video.updatedAt = tenant.now();
    succeed(world, response, 200, showVideoDetails(tenant, video));
  };

/** DELETE /streaming/videos/{video_id}. */
export const deleteVideo =
  (world: World): Handler =>
  (request, response) => {
    const { tenant, video } = videoIn(world, request, response);
    removeVideo(tenant, video);
    succeed(world, response, 204);
  };

/** GET /streaming/videos/{video_id}/upload. The named upload server does not exist. */
export const getUpload =
  (world: World): Handler =>
  (request, response) => {
    const { tenant, video } = videoIn(world, request, response);
    const token = deriveHex(64, tenant.name, tenant.settings.seed, 'gcore-upload', video.id);
    const server = { id: 561, role: 'upload', hostname: 'vod-uploader.example', active: true, ssl: true };
    succeed(world, response, 200, { servers: [server], token, video: showVideoDetails(tenant, video) });
  };

function createVideo(tenant: Tenant, sent: JsonObject): VideoRow {
  const input = readVideoInput(tenant, sent, { nameRequired: true });
  return addVideo(tenant, input, readCaptionRequest(input));
}

/** Subtitles of a batch are stored unchanged. */
function addSent(tenant: Tenant, video: VideoRow, sent: unknown): void {
  if (!isJsonObject(sent)) return;
  const text = (name: string): string | null => (typeof sent[name] === 'string' ? sent[name] : null);
  addSubtitle(tenant, { video: video.id, name: text('name'), language: text('language'), vtt: text('vtt') });
}
