import { isJsonObject, type JsonObject, type JsonValue } from '../../src/base/json.ts';
import { unusedIds } from '../unused-ids.ts';
import type { WireRequest } from '../wire/exchange.ts';
import { hasHeader, jsonOf, withJson } from './paths.ts';
import type { Creator, Resource, Search } from './resource.ts';

/** The member of `meta` that holds the marker where the creator is taken. */
const META = 'conform_run';

/** The header Upload-Creator where the check leaves it free, else a member of `meta`. */
function mark(request: WireRequest, marker: string): WireRequest | null {
  if (!hasHeader(request, 'Upload-Creator')) {
    return { ...request, headers: [...request.headers, ['Upload-Creator', marker]] };
  }
  const body = jsonOf(request.body);
  if (!isJsonObject(body) || (body.meta !== undefined && !isJsonObject(body.meta))) return null;
  return withJson(request, { ...body, meta: { ...(body.meta as JsonObject | undefined), [META]: marker } });
}

const idsIn = (answer: JsonValue): readonly unknown[] =>
  isJsonObject(answer) && isJsonObject(answer.result) ? [answer.result.uid] : [];

const creator = (path: RegExp): Creator => ({ method: 'POST', path, mark, idsIn, count: () => 1 });

const listIn = (answer: JsonValue): readonly JsonObject[] =>
  isJsonObject(answer) && Array.isArray(answer.result) ? (answer.result as JsonValue[]).filter(isJsonObject) : [];

const carries = (video: JsonObject, marker: string): boolean =>
  video.creator === marker || (isJsonObject(video.meta) && video.meta[META] === marker);

const read: Search['read'] = (answer, marker) => {
  const listed = listIn(answer);
  return { listed, marked: listed.filter((video) => carries(video, marker)).map(({ uid }) => uid) };
};

/** Videos of Cloudflare Stream. Their captions go with them (deleteVideo removes both). */
export const cloudflareVideos: Resource = {
  provider: 'cloudflare-stream',
  kind: 'video',
  creators: [
    creator(/\/accounts\/[^/]+\/stream\/copy\/?$/i),
    creator(/\/accounts\/[^/]+\/stream\/direct_upload\/?$/i),
    creator(/\/accounts\/[^/]+\/stream\/?$/i),
  ],
  idMember: 'uid',
  listedBy: ['listVideos'],
  idForm: /^[0-9a-f]{32}$/,
  place: /\/accounts\/[^/]+\/stream\/([^/]+)/i,
  unusedIds: [unusedIds['cloudflare-stream'].video],
  searches: [
    {
      path: ({ account, marker }) => `/accounts/${account}/stream?creator=${marker}&limit=1000`,
      read,
      isPast: () => true,
    },
    // The list has no pages; 1000 videos younger than the run are more than a run's hour brings.
    {
      path: ({ account, since }) => `/accounts/${account}/stream?start=${since}&limit=1000`,
      read,
      isPast: () => true,
    },
  ],
  remove: (account, id) => ({ method: 'DELETE', path: `/accounts/${account}/stream/${id}` }),
  restStatuses: [404],
};
