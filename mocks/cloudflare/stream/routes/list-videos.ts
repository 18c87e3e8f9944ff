import type { Request } from 'express';
import { facts } from '../../../../src/contracts/cloudflare-stream/facts.ts';
import { ListQuery } from '../../../../src/contracts/cloudflare-stream/schemas.ts';
import type { Handler } from '../../../kernel/http/mock-definition.ts';
import { exchangeOf } from '../../../kernel/http/open-exchange.ts';
import type { World } from '../../../kernel/world/world.ts';
import { succeed } from '../../gateway/answer.ts';
import { comparable } from '../model/stamp.ts';
import type { StoredVideo } from '../model/state.ts';
import { videosInOrder } from '../model/videos.ts';
import { videoView } from '../views/video-view.ts';
import { refuse } from './errors.ts';
import { ownerOf } from './find-video.ts';

type Query = Readonly<Record<keyof typeof ListQuery.shape, string | undefined>>;

/** GET /stream: filtered, the newest first unless `asc=true`, with counts on request. */
export const listVideos =
  (world: World): Handler =>
  (request, response) => {
    const owner = ownerOf(world, exchangeOf(response));
    const query = readQuery(request);
    const limit = readLimit(query.limit);
    const found = filtered(videosInOrder(owner), query);
    const counts = query.include_counts === 'true' ? { total: found.total, range: found.videos.length } : {};
    const page = query.asc === 'true' ? found.videos.slice(0, limit) : found.videos.slice(-limit).reverse();
    succeed(
      world,
      response,
      page.map((video) => videoView(video, owner)),
      counts,
    );
  };

/** The parameters that do not choose videos. */
const FORM: readonly string[] = ['asc', 'limit', 'include_counts'];

/** The videos that match, and those of them in the range of time. Reads none if nothing is asked for. */
function filtered(all: readonly StoredVideo[], query: Query): { total: number; videos: readonly StoredVideo[] } {
  if (Object.keys(query).every((name) => FORM.includes(name))) return { total: all.length, videos: all };
  const matching = all.filter((video) => matches(video, query));
  return { total: matching.length, videos: matching.filter(({ created }) => isInRange(created, query)) };
}

/** Empty parameters count as absent; of repeated parameters the first counts. */
function readQuery(request: Request): Query {
  const entries = Object.entries(request.query).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]);
  const given = Object.fromEntries(entries.filter(([, value]) => value !== ''));
  const result = ListQuery.safeParse(given);
  if (result.success) return result.data as Query;
  throw refuse('field-invalid', { problem: `invalid ${result.error.issues[0]?.path.join('.') ?? 'query'}` });
}

/** The live service answers an empty 500 to a text that is not a number (observed). */
function readLimit(text: string | undefined): number {
  if (text === undefined) return facts.listLimit.value;
  if (!/^-?\d+$/.test(text)) throw refuse('limit-not-a-number');
  const limit = Number(text);
  if (limit > facts.listLimit.value) throw refuse('limit-too-big');
  if (limit < 1) throw refuse('field-invalid', { problem: 'invalid limit' });
  return limit;
}

function matches({ uid, state, creator, meta }: StoredVideo, query: Query): boolean {
  const name = typeof meta.name === 'string' ? meta.name : '';
  const listed = (list: string, ...values: readonly string[]) =>
    list.split(',').some((one) => values.includes(one.trim()));
  return (
    (query.status === undefined || query.status === state) &&
    (query.creator === undefined || query.creator === creator) &&
    (query.type === undefined || query.type === 'vod') &&
    query.live_input_id === undefined &&
    (query.video_name === undefined || query.video_name === name) &&
    (query.search === undefined || name.toLowerCase().includes(query.search.toLowerCase())) &&
    (query.id === undefined || listed(query.id, uid)) &&
    (query.name === undefined || listed(query.name, uid, name))
  );
}

/** `start` and `end`, or their aliases: after the first, before the second, both exclusive. */
function isInRange(created: string, query: Query): boolean {
  const start = query.start ?? query.after;
  const end = query.end ?? query.before;
  return (
    (start === undefined || created > (comparable(start) ?? '')) &&
    (end === undefined || created < (comparable(end) ?? ''))
  );
}
