import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { OpenObject } from '../store/types.ts';
import { preconditionOf, rangeCounts } from './preconditions.ts';

/**
 * Answers a GET or HEAD with an object, part of it (one range), 304, 412 or 416. Several ranges get the whole, as RFC 9110,
 * 14.2 allows. Headers that were set before stay. Closes the object.
 */
export async function sendObject(request: Request, response: Response, object: OpenObject): Promise<void> {
  try {
    const { size, etag, modified } = object;
    response.set({ ETag: etag, 'Last-Modified': new Date(modified).toUTCString(), 'Accept-Ranges': 'bytes' });
    const condition = preconditionOf(request.headers, object);
    if (condition !== 'go') {
      response.status(condition === 'failed' ? 412 : 304).end();
      return;
    }
    const ranges = request.method === 'GET' && rangeCounts(request.headers, object) ? request.range(size) : undefined;
    if (ranges === -1) {
      response.status(416).set('Content-Range', `bytes */${size}`).removeHeader('Content-Type');
      response.end();
      return;
    }
    const one = Array.isArray(ranges) && ranges.type === 'bytes' && ranges.length === 1 ? ranges[0] : undefined;
    const { start, end } = one ?? { start: 0, end: size - 1 };
    if (one) response.status(206).set('Content-Range', `bytes ${start}-${end}/${size}`);
    response.set('Content-Length', String(end - start + 1));
    if (request.method === 'HEAD' || size === 0) response.end();
    else await pipeline(await object.read(start, end), response);
  } catch (error) {
    // A viewer that seeks or leaves closes the connection; that is no failure.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  } finally {
    await object.close();
  }
}
