import type { RequestHandler } from 'express';
import { OriginError } from './errors.ts';

/**
 * Refuses what a page of another site makes a browser send: requests that change something with a foreign `Origin`. Programs
 * send none.
 */
export const sameSiteOnly: RequestHandler = (request, _response, next) => {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const isSafe = ['GET', 'HEAD', 'OPTIONS'].includes(request.method);
  const isForeign =
    (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)) ||
    (site !== undefined && !['same-origin', 'none'].includes(String(site)));
  if (isSafe || !isForeign) next();
  else next(new OriginError(403, 'foreign-page', 'A page of another site sent this.', 'Use the page of this server.'));
};
