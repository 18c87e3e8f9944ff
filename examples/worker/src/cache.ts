import { byteRange } from '../../../src/origin/http/byte-range.ts';
import type { Env } from './env.ts';

/** How to serve an object. */
export interface ServedFile {
  /** Its key in R2. */
  readonly key: string;
  readonly contentType: string;
  /** Seconds for which viewers and the cache keep it. */
  readonly age: number;
}

/** Up to this size the first request waits until the object is in the cache, which then answers ranges and conditions. */
const SMALL = 8_000_000;
/** Largest object that the Cache API takes. */
const MOST = 512_000_000;

/** A key of its own for each object: requests with another host or query share it. A purge by URL does not find it, one by tag does. */
const cacheKey = (key: string): string => `https://captions.cache.invalid/${key}`;

/** Lets pages of every origin read videos and tracks, so that `<video crossorigin>` shows a `<track>`. */
export const PUBLIC = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': '*' };

/** Drops objects from the cache of this data centre. Others keep them until their age ends. */
export const purge = async (...keys: readonly string[]): Promise<void> => {
  await Promise.all(keys.map((key) => caches.default.delete(cacheKey(key))));
};

/** Answers with an object: from the cache, else from R2, and then the cache keeps it. Null without an object. */
export async function serve(
  request: Request,
  { MEDIA }: Env,
  ctx: Pick<ExecutionContext, 'waitUntil'>,
  file: ServedFile,
): Promise<Response | null> {
  const wanted = new Request(cacheKey(file.key), { headers: request.headers });
  const hit = await caches.default.match(wanted);
  if (hit) return shown(request, hit, 'HIT');
  const object = await MEDIA.get(file.key);
  if (!object) return null;
  const full = new Response(object.body, { headers: headersOf(object, file) });
  if (object.size <= SMALL) {
    // A part cannot be put: the whole is, and the cache answers with the part.
    await caches.default.put(cacheKey(file.key), full);
    const kept = await caches.default.match(wanted);
    if (kept) return shown(request, kept, 'MISS');
  } else await full.body?.cancel();
  if (object.size > SMALL && object.size <= MOST) ctx.waitUntil(keep(MEDIA, file));
  return shown(request, await fromStore(request, MEDIA, file), 'MISS');
}

async function keep(bucket: R2Bucket, file: ServedFile): Promise<void> {
  const object = await bucket.get(file.key);
  if (object)
    await caches.default.put(cacheKey(file.key), new Response(object.body, { headers: headersOf(object, file) }));
}

/** Answers with a large object, or the range that the player wants of it. */
async function fromStore(request: Request, bucket: R2Bucket, file: ServedFile): Promise<Response> {
  const about = await bucket.head(file.key);
  const range = byteRange(request.headers.get('Range') ?? undefined, about?.size ?? 0);
  if (about && range.kind === 'unsatisfiable')
    return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${about.size}` } });
  const part = range.kind === 'part' ? { offset: range.start, length: range.end - range.start + 1 } : null;
  const object = await bucket.get(file.key, part ? { range: part } : {});
  if (!object) return new Response(null, { status: 404 });
  const headers = headersOf(object, file);
  if (range.kind !== 'part') return new Response(object.body, { headers });
  headers.set('Content-Range', `bytes ${range.start}-${range.end}/${object.size}`);
  headers.set('Content-Length', String(range.end - range.start + 1));
  return new Response(object.body, { status: 206, headers });
}

function headersOf(object: R2Object, { key, contentType, age }: ServedFile): Headers {
  return new Headers({
    'Content-Type': contentType,
    'Content-Length': String(object.size),
    'Cache-Control': `public, max-age=${age}`,
    'Cache-Tag': key.split('/').slice(0, 2).join('-'),
    ETag: object.httpEtag,
    'Last-Modified': object.uploaded.toUTCString(),
    'Accept-Ranges': 'bytes',
  });
}

function shown(request: Request, answer: Response, status: 'HIT' | 'MISS'): Response {
  const headers = new Headers(answer.headers);
  headers.set('CF-Cache-Status', status);
  for (const [name, value] of Object.entries(PUBLIC)) headers.set(name, value);
  const body = request.method === 'HEAD' ? null : answer.body;
  return new Response(body, { status: answer.status, headers });
}
