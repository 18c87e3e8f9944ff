import { notFound, OriginError } from '../../../src/origin/http/errors.ts';
import { posterKey } from '../../../src/origin/videos/poster.ts';
import { trackKey } from '../../../src/origin/videos/types.ts';
import { PUBLIC, type ServedFile, serve } from './cache.ts';
import { beginDirectUpload, completeDirectUpload } from './direct-uploads.ts';
import { patchTrack, replaceTrack, showFindings } from './edits.ts';
import type { Env } from './env.ts';
import { watch } from './events.ts';
import { postVideo } from './new-video.ts';
import { putPoster } from './posters.ts';
import { askUpload, continueUpload, createUpload, endUpload } from './tus.ts';
import { addLanguages, deleteVideo, listVideos, recordOf, retryVideo, showVideo, videoFile } from './videos.ts';

/** Seconds for which tracks are kept, because users may correct them. */
const TRACK_AGE = 60;

/** A request with the parts of its path. */
interface Call {
  readonly request: Request;
  readonly url: URL;
  readonly env: Env;
  readonly ctx: ExecutionContext;
  readonly parts: readonly string[];
}

/** An operation: `isPublic` needs no token, because players do not send one. */
interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly isPublic?: true;
  readonly answer: (call: Call) => Promise<Response>;
}

const VIDEO = '/videos/([0-9a-f]{32})';
const UPLOAD = '/uploads/([0-9a-f]{32})';
const path = (text: string): RegExp => new RegExp(`^${text}$`);
const newId = (): string => crypto.randomUUID().replaceAll('-', '');

async function file({ request, env, ctx }: Call, served: ServedFile): Promise<Response> {
  const answer = await serve(request, env, ctx, served);
  if (!answer) throw notFound('file');
  return answer;
}

async function track(call: Call, format: 'vtt' | 'srt', contentType: string): Promise<Response> {
  const [id = '', language = ''] = call.parts;
  await recordOf(call.env, id);
  return file(call, { key: trackKey(id, language, format), contentType, age: TRACK_AGE });
}

/** Every operation. HEAD is allowed wherever GET is. */
const routes: readonly Route[] = [
  { method: 'POST', path: path('/videos'), answer: ({ request, env }) => postVideo(request, env, newId()) },
  { method: 'GET', path: path('/videos'), answer: ({ env, url }) => listVideos(env, url.searchParams) },
  { method: 'GET', path: path('/events'), answer: async ({ env, request }) => watch(env, null, request.signal) },
  { method: 'GET', path: path(VIDEO), answer: ({ env, parts: [id = ''] }) => showVideo(env, id) },
  { method: 'DELETE', path: path(VIDEO), answer: ({ env, parts: [id = ''] }) => deleteVideo(env, id) },
  {
    method: 'POST',
    path: path(`${VIDEO}/retry`),
    answer: ({ env, url, parts: [id = ''] }) => retryVideo(env, id, url.searchParams.get('pay-again') === 'true'),
  },
  {
    method: 'POST',
    path: path(`${VIDEO}/captions`),
    answer: ({ request, env, parts: [id = ''] }) => addLanguages(request, env, id),
  },
  {
    method: 'GET',
    path: path(`${VIDEO}/events`),
    async answer({ env, request, parts: [id = ''] }) {
      await recordOf(env, id);
      return watch(env, id, request.signal);
    },
  },
  {
    method: 'GET',
    path: path(`${VIDEO}/captions/([^/.]+)\\.vtt`),
    isPublic: true,
    answer: (call) => track(call, 'vtt', 'text/vtt; charset=utf-8'),
  },
  {
    method: 'PUT',
    path: path(`${VIDEO}/captions/([^/.]+)\\.vtt`),
    answer: ({ request, env, parts: [id = '', language = ''] }) => replaceTrack(request, env, id, language),
  },
  {
    method: 'GET',
    path: path(`${VIDEO}/captions/([^/.]+)\\.srt`),
    isPublic: true,
    answer: (call) => track(call, 'srt', 'application/x-subrip; charset=utf-8'),
  },
  {
    method: 'GET',
    path: path(`${VIDEO}/captions/([^/.]+)/findings`),
    answer: ({ env, parts: [id = '', language = ''] }) => showFindings(env, id, language),
  },
  {
    method: 'PATCH',
    path: path(`${VIDEO}/captions/([^/.]+)`),
    answer: ({ request, env, parts: [id = '', language = ''] }) => patchTrack(request, env, id, language),
  },
  {
    method: 'GET',
    path: path(`${VIDEO}/(video\\.[a-z0-9]+)`),
    isPublic: true,
    answer: async (call) => file(call, await videoFile(call.env, call.parts[0] ?? '', call.parts[1] ?? '')),
  },
  {
    method: 'GET',
    path: path(`${VIDEO}/poster\\.jpg`),
    isPublic: true,
    answer: (call) =>
      file(call, { key: posterKey({ id: call.parts[0] ?? '' }), contentType: 'image/jpeg', age: TRACK_AGE }),
  },
  {
    method: 'PUT',
    path: path(`${VIDEO}/poster\\.jpg`),
    async answer({ request, env, parts: [id = ''] }) {
      await recordOf(env, id);
      return putPoster(request, env, id);
    },
  },
  { method: 'POST', path: path('/uploads'), answer: ({ request, env }) => createUpload(request, env, newId()) },
  { method: 'HEAD', path: path(UPLOAD), answer: ({ request, env, parts: [id = ''] }) => askUpload(request, env, id) },
  {
    method: 'PATCH',
    path: path(UPLOAD),
    answer: ({ request, env, parts: [id = ''] }) => continueUpload(request, env, id),
  },
  { method: 'DELETE', path: path(UPLOAD), answer: ({ request, env, parts: [id = ''] }) => endUpload(request, env, id) },
  {
    method: 'POST',
    path: path('/direct-uploads'),
    answer: ({ request, env }) => beginDirectUpload(request, env, newId()),
  },
  {
    method: 'POST',
    path: path('/direct-uploads/([0-9a-f]{32})/complete'),
    answer: ({ env, parts: [id = ''] }) => completeDirectUpload(env, id),
  },
  {
    method: 'GET',
    path: path('/health'),
    isPublic: true,
    answer: async () => Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } }),
  },
];

/** Answers a request; null when the address is of no operation. */
export async function route(request: Request, env: Env, ctx: ExecutionContext): Promise<Response | null> {
  const url = new URL(request.url);
  const here = routes.flatMap((one) => {
    const found = one.path.exec(url.pathname);
    return found ? [{ ...one, parts: found.slice(1).map(decodeURIComponent) }] : [];
  });
  if (here.length === 0) return null;
  if (request.method === 'OPTIONS' && here.some(({ isPublic }) => isPublic)) return preflight(request);
  const { method } = request;
  const operation = here.find((one) => one.method === method || (method === 'HEAD' && one.method === 'GET'));
  const allowed = here.map((one) => (one.method === 'GET' ? 'GET, HEAD' : one.method)).join(', ');
  if (!operation) {
    const message = `${method} is not allowed here. Allowed: ${allowed}.`;
    throw new OriginError(405, 'method', message, 'Take one of these.', { Allow: allowed });
  }
  if (!operation.isPublic) checkToken(request, env);
  return operation.answer({ request, url, env, ctx, parts: operation.parts });
}

function preflight(request: Request): Response {
  const headers = { ...PUBLIC, 'Access-Control-Allow-Methods': 'GET, HEAD', 'Access-Control-Max-Age': '600' };
  const wanted = request.headers.get('Access-Control-Request-Headers');
  return new Response(null, {
    status: 204,
    headers: wanted === null ? headers : { ...headers, 'Access-Control-Allow-Headers': wanted },
  });
}

function checkToken(request: Request, { API_TOKEN }: Env): void {
  if (!API_TOKEN || request.headers.get('Authorization') === `Bearer ${API_TOKEN}`) return;
  throw new OriginError(401, 'token-required', 'The token is missing or wrong.', 'Send Authorization: Bearer.', {
    'WWW-Authenticate': 'Bearer',
  });
}
