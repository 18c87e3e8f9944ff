import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, RequestHandler, Response } from 'express';

/** Bytes below which a text in gzip hardly gets smaller. */
const WORTH_BYTES = 1_000;

const compress = promisify(gzip);

/**
 * Chooses the content coding of a text by `Accept-Encoding` (RFC 9110, 12.5.3), and says in `Vary` that the answer depends on
 * it. @param bytes size of the text
 */
export function chooseCoding(request: Request, response: Response, bytes: number): 'gzip' | 'identity' {
  response.vary('Accept-Encoding');
  return bytes >= WORTH_BYTES && request.acceptsEncodings('gzip', 'identity') === 'gzip' ? 'gzip' : 'identity';
}

/** Makes `response.send` and `response.json` compress texts where the client accepts it. HEAD has the same headers. */
export const compressTexts: RequestHandler = (request, response, next) => {
  const send = response.send.bind(response);
  response.send = (body: unknown) => {
    if (typeof body !== 'string') return send(body);
    const bytes = Buffer.from(body);
    if (chooseCoding(request, response, bytes.length) === 'identity') return send(body);
    compress(bytes).then((small) => {
      response.set('Content-Encoding', 'gzip');
      send(small);
    }, next);
    return response;
  };
  next();
};

/** Returns the entity tag of a text in gzip: other bytes need another strong tag (RFC 9110, 8.8.3.3). */
export const gzipTag = (etag: string): string => etag.replace(/"$/, '-gzip"');
