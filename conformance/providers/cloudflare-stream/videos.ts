import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.ts';
import { facts } from '../../../src/contracts/cloudflare-stream/facts.ts';
import type { OperationId } from '../../../src/contracts/cloudflare-stream/operations.ts';
import { headerOf, type WireRequest } from '../../model/exchange.ts';
import { hasHeader, jsonOf, withJson } from '../../model/paths.ts';
import type { Creator, Resource, Search } from '../../model/resource.ts';
import { unusedIds } from '../../model/unused-ids.ts';

/** The member of `meta` that holds the marker if the check uses the creator. */
const META = 'conform_run';

/**
 * Puts the marker into the header Upload-Creator if the check does not use it, else into a member of `meta`: of the body, or
 * of the metadata of a resumable upload.
 */
function mark(request: WireRequest, marker: string): WireRequest | null {
  if (!hasHeader(request, 'Upload-Creator')) {
    return { ...request, headers: [...request.headers, ['Upload-Creator', marker]] };
  }
  if (hasHeader(request, 'Tus-Resumable')) return markUpload(request, marker);
  const body = jsonOf(request.body);
  if (!isJsonObject(body) || (body.meta !== undefined && !isJsonObject(body.meta))) return null;
  return withJson(request, { ...body, meta: { ...(body.meta as JsonObject | undefined), [META]: marker } });
}

function markUpload(request: WireRequest, marker: string): WireRequest {
  const name = 'upload-metadata';
  const others = request.headers.filter(([key]) => key.toLowerCase() !== name);
  const given = headerOf(request.headers, name);
  const pair = `${META} ${Buffer.from(marker).toString('base64')}`;
  return { ...request, headers: [...others, ['Upload-Metadata', given === undefined ? pair : `${given},${pair}`]] };
}

/** A resumable upload names its video in a header. */
const idsIn: Creator['idsIn'] = (answer, header) => {
  if (isJsonObject(answer) && isJsonObject(answer.result)) return [answer.result.uid];
  const id = header('stream-media-id');
  return id === undefined ? [] : [id];
};

const creator: Creator = { mark, idsIn, count: () => 1 };

const listIn = (answer: JsonValue): readonly JsonObject[] =>
  isJsonObject(answer) && Array.isArray(answer.result) ? (answer.result as JsonValue[]).filter(isJsonObject) : [];

const carries = (video: JsonObject, marker: string): boolean =>
  video.creator === marker || (isJsonObject(video.meta) && video.meta[META] === marker);

const read: Search['read'] = (answer, marker) => {
  const listed = listIn(answer);
  return { listed, marked: listed.filter((video) => carries(video, marker)).map(({ uid }) => uid) };
};

/** Videos of Cloudflare Stream. Their captions go with them (deleteVideo removes both). */
export const videos = {
  provider: 'cloudflare-stream',
  kind: 'video',
  creators: { copyVideo: creator, createDirectUpload: creator, uploadVideo: creator },
  idMember: 'uid',
  listedBy: ['listVideos'],
  idForm: /^[0-9a-f]{32}$/,
  item: 'getVideo',
  unusedIds: [unusedIds['cloudflare-stream'].video],
  searches: [
    {
      operation: 'listVideos',
      query: ({ marker }) => `creator=${marker}&limit=${facts.listLimit.value}`,
      read,
      isPast: () => true,
    },
    // The list has no pages; a run of an hour creates fewer than 1000 videos.
    {
      operation: 'listVideos',
      query: ({ since }) => `start=${since}&limit=${facts.listLimit.value}`,
      read,
      isPast: () => true,
    },
  ],
  remove: 'deleteVideo',
  restStatuses: [404],
} as const satisfies Resource<OperationId>;
