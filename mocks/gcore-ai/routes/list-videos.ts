import type { Request } from 'express';
import { facts } from '../../../src/contracts/gcore-ai/facts.ts';
import type { Handler } from '../../kernel/http/mock-definition.ts';
import type { World } from '../../kernel/world/world.ts';
import { videosOf } from '../model/state.ts';
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
    const page = newest(videosOf(tenant).rows, matcher(request), { start, size });
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
    const table = videosOf(ownerOf(world, response));
    const videos = [...wanted].flatMap((id) => table.all('id', id)).sort((a, b) => table.compare(a, b));
    const names = videos.map(({ id, input }) => ({ id, name: String(input.name ?? '') }));
    succeed(world, response, 200, names);
  };

/** A page of the rows that match, the newest first. Reads them only as far as the page, and skips at once if all match. */
function newest(
  rows: readonly VideoRow[],
  matches: ((video: VideoRow) => boolean) | null,
  { start, size }: { readonly start: number; readonly size: number },
): VideoRow[] {
  const page: VideoRow[] = [];
  let skip = matches === null ? 0 : start;
  for (let at = rows.length - 1 - (start - skip); at >= 0 && page.length < size; at -= 1) {
    const row = rows[at] as VideoRow;
    if (matches !== null && !matches(row)) continue;
    if (skip > 0) skip -= 1;
    else page.push(row);
  }
  return page;
}

/** Null for a list without filters. */
function matcher(request: Request): ((video: VideoRow) => boolean) | null {
  const given = (name: string): string | undefined => queryText(request, name) || undefined;
  const [id, status, search] = [given('id'), given('status'), given('search')];
  const [user, stream] = [given('client_user_id'), given('stream_id')];
  if ([id, status, search, user, stream].every((one) => one === undefined)) return null;
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
