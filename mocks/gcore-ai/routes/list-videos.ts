import type { Request } from 'express';
import { facts } from '../../../src/contracts/gcore-ai/facts.ts';
import type { Handler } from '../../kernel/http/mock-definition.ts';
import type { World } from '../../kernel/world/world.ts';
import { stateOf } from '../model/state.ts';
import type { VideoRow } from '../model/video-row.ts';
import { onlyFields } from '../views/only-fields.ts';
import { showVideo } from '../views/show-video.ts';
import { succeed } from './answer.ts';
import { ownerOf } from './owner.ts';
import { queryCount, queryText } from './query.ts';

/** GET /streaming/videos: newest first, a bare array. */
export const listVideos =
  (world: World): Handler =>
  (request, response) => {
    const tenant = ownerOf(world, response);
    const size = queryCount(request, 'per_page', facts.videosPerPage.value);
    const start = (queryCount(request, 'page', 1) - 1) * size;
    const found = stateOf(tenant).videos.filter(matcher(request)).reverse();
    const page = found.slice(start, start + size);
    const fields = queryText(request, 'fields');
    succeed(
      world,
      response,
      200,
      page.map((video) => onlyFields(showVideo(tenant, video), fields)),
    );
  };

/** GET /streaming/videos/names?ids=7,17 or ids=7&ids=17: those that exist, in the order of the account. */
export const listNames =
  (world: World): Handler =>
  (request, response) => {
    const wanted = idsIn([request.query.ids ?? []].flat().join(','));
    const videos = stateOf(ownerOf(world, response)).videos.filter(({ id }) => wanted.has(id));
    const names = videos.map(({ id, input }) => ({ id, name: String(input.name ?? '') }));
    succeed(world, response, 200, names);
  };

function matcher(request: Request): (video: VideoRow) => boolean {
  const given = (name: string): string | undefined => queryText(request, name) || undefined;
  const [id, status, search] = [given('id'), given('status'), given('search')];
  const [user, stream] = [given('client_user_id'), given('stream_id')];
  const wanted = id === undefined ? null : idsIn(id);
  return (video) =>
    (wanted === null || wanted.has(video.id)) &&
    (status === undefined || video.status === status) &&
    (user === undefined || String(video.input.client_user_id ?? '') === user) &&
    stream === undefined &&
    (search === undefined || hasText(video, search));
}

/** Documented as: the id or the slug itself, or a part of the name. */
const hasText = (video: VideoRow, search: string): boolean =>
  String(video.id) === search ||
  video.slug === search ||
  String(video.input.name ?? '')
    .toLowerCase()
    .includes(search.toLowerCase());

const idsIn = (text: string): ReadonlySet<number> =>
  new Set(text.split(',').flatMap((part) => (/^\s*\d{1,15}\s*$/.test(part) ? [Number(part)] : [])));
