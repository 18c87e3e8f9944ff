import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Request, Response } from 'express';
import { httpDate } from '../../base/http-date.ts';
import type { OpenObject } from '../store/types.ts';
import { byteRange } from './byte-range.ts';
import { chooseCoding, gzipTag } from './encoding.ts';
import { preconditionOf, rangeCounts } from './preconditions.ts';

/**
 * Answers a GET or HEAD with an object, part of it (one range), 304, 412 or 416. Keeps headers that are already set. Closes
 * the object. @param now milliseconds since the epoch
 */
export async function sendObject(request: Request, response: Response, object: OpenObject, now: number): Promise<void> {
  try {
    const { size, modified } = object;
    const coding = isText(response) ? chooseCoding(request, response, size) : 'identity';
    const isWhole = request.method === 'HEAD' || request.headers.range === undefined;
    const isCompressed = coding === 'gzip' && isWhole;
    const etag = isCompressed ? gzipTag(object.etag) : object.etag;
    response.set({ ETag: etag, 'Accept-Ranges': 'bytes' });
    if (modified !== null) response.set('Last-Modified', httpDate(modified));
    const conditions = { method: request.method, headers: request.headers, now };
    const condition = preconditionOf(conditions, { etag, modified });
    if (condition !== 'go') {
      response.status(condition === 'failed' ? 412 : 304).removeHeader('Content-Type');
      response.end();
      return;
    }
    if (isCompressed) {
      response.set('Content-Encoding', 'gzip');
      if (request.method === 'HEAD') response.end();
      else await pipeline(await object.read(0, size - 1), createGzip(), response);
      return;
    }
    // A Range counts only for GET (RFC 9110, 14.2).
    const isPart = request.method === 'GET' && rangeCounts(conditions, object);
    const range = byteRange(isPart ? request.headers.range : undefined, size);
    if (range.kind === 'unsatisfiable') {
      response.status(416).set('Content-Range', `bytes */${size}`).removeHeader('Content-Type');
      response.end();
      return;
    }
    const { start, end } = range.kind === 'part' ? range : { start: 0, end: size - 1 };
    if (range.kind === 'part') response.status(206).set('Content-Range', `bytes ${start}-${end}/${size}`);
    response.set('Content-Length', String(end - start + 1));
    if (request.method === 'HEAD' || size === 0) response.end();
    else if (object.writeTo) await object.writeTo(response, start, end);
    else await pipeline(await object.read(start, end), response);
  } catch (error) {
    // A viewer that seeks or leaves closes the connection, which is not an error.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  } finally {
    await object.close();
  }
}

const isText = (response: Response): boolean => /^text\/|subrip/.test(String(response.get('Content-Type')));
