import { OriginError } from '../../../src/origin/http/errors.ts';
import { POSTER_BYTES, posterKey } from '../../../src/origin/videos/poster.ts';
import { purge } from './cache.ts';
import type { Env } from './env.ts';
import { changeRecord } from './records.ts';

/** PUT /videos/{id}/poster.jpg: a still picture, which the page takes from the video. */
export async function putPoster(request: Request, env: Env, id: string): Promise<Response> {
  if (Number(request.headers.get('Content-Length') ?? 0) > POSTER_BYTES) {
    throw new OriginError(413, 'too-large', `A poster may have ${POSTER_BYTES} bytes.`, 'Send a smaller picture.');
  }
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (!(bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff)) {
    throw new OriginError(415, 'not-a-jpeg', 'The body is not a JPEG.', 'Send the bytes of one.');
  }
  await env.MEDIA.put(posterKey({ id }), bytes);
  await purge(posterKey({ id }));
  await changeRecord(env, id, () => ({ hasPoster: true }));
  return new Response(null, { status: 204 });
}
