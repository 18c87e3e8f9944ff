import type { RequestHandler } from 'express';
import { isPublished } from './public.ts';

/** The word of `corsOrigins` for pages of every origin. */
export const ANY_ORIGIN = '*';

/**
 * Lets pages of every origin read published videos and tracks, so that `<video crossorigin>` shows a `<track>` (Fetch, 3.3).
 * The answer is the same for every origin: a cache may share it. Pages of named origins already have their own permission.
 */
export const publishedReads: RequestHandler = (request, response, next) => {
  if (!isPublished(request.path)) {
    next();
    return;
  }
  if (!response.hasHeader('Access-Control-Allow-Origin')) {
    response.set({ 'Access-Control-Allow-Origin': ANY_ORIGIN, 'Access-Control-Expose-Headers': '*' });
  }
  const wanted = request.get('Access-Control-Request-Method');
  if (request.method !== 'OPTIONS' || wanted === undefined) {
    next();
    return;
  }
  const headers = request.get('Access-Control-Request-Headers');
  response.set({ 'Access-Control-Allow-Methods': 'GET, HEAD', 'Access-Control-Max-Age': '600' });
  if (headers !== undefined) response.set('Access-Control-Allow-Headers', headers);
  response.status(204).end();
};
