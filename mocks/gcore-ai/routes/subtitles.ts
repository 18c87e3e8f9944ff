import type { Handler } from '../../kernel/http/mock-definition.ts';
import type { World } from '../../kernel/world/world.ts';
import { startCaptions } from '../life/auto-captions.ts';
import { isLasting } from '../life/video-store.ts';
import { subtitlesOf } from '../model/state.ts';
import { addSubtitle } from '../model/subtitle-store.ts';
import { showPatchedSubtitle, showSubtitle } from '../views/show-subtitle.ts';
import { jsonBody, succeed } from './answer.ts';
import { subtitleIn, videoIn } from './find-video.ts';
import { readNewSubtitle, readSubtitle } from './subtitle-request.ts';

/** GET /streaming/videos/{video_id}/subtitles: a bare array. */
export const listSubtitles =
  (world: World): Handler =>
  (request, response) => {
    const { tenant, video } = videoIn(world, request, response);
    const rows = subtitlesOf(tenant).all('video', video.id);
    succeed(
      world,
      response,
      200,
      rows.map((row) => showSubtitle(tenant, row)),
    );
  };

/** POST /streaming/videos/{video_id}/subtitles: 200, with a file or with a task that will create one. */
export const postSubtitle =
  (world: World): Handler =>
  (request, response) => {
    const { tenant, video } = videoIn(world, request, response);
    const { row, wish } = readNewSubtitle(tenant, jsonBody(request, response));
    const added = addSubtitle(tenant, { video: video.id, ...row });
    if (wish) startCaptions(tenant, video, wish, added.id);
    succeed(world, response, 200, showSubtitle(tenant, added));
  };

/** GET /streaming/videos/{video_id}/subtitles/{id}. */
export const getSubtitle =
  (world: World): Handler =>
  (request, response) => {
    const { tenant, row } = subtitleIn(world, request, response);
    succeed(world, response, 200, showSubtitle(tenant, row));
  };

/** PATCH /streaming/videos/{video_id}/subtitles/{id}: any subset; the answer has no id. */
export const patchSubtitle =
  (world: World): Handler =>
  (request, response) => {
    const { tenant, row } = subtitleIn(world, request, response);
    const { name, language, vtt } = readSubtitle(tenant, jsonBody(request, response));
    row.name = name ?? row.name;
    row.language = language ?? row.language;
    row.vtt = vtt ?? row.vtt;
    succeed(world, response, 200, showPatchedSubtitle(tenant, row));
  };

/** DELETE /streaming/videos/{video_id}/subtitles/{id}. */
export const deleteSubtitle =
  (world: World): Handler =>
  (request, response) => {
    const { tenant, row } = subtitleIn(world, request, response);
    if (!isLasting(tenant, row.id)) subtitlesOf(tenant).remove(row);
    succeed(world, response, 204);
  };
