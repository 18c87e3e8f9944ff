import { PAGE_FILES } from '../page-files.ts';

const TRACK_OR_VIDEO = /^\/videos\/[0-9a-f]{32}\/(?:video\.[a-z0-9]+|poster\.jpg|captions\/[^/]+\.(?:vtt|srt))$/;

/** The description of the API. */
const DESCRIPTION = ['/openapi.json', '/docs'];

/** Whether a path is that of a video or a track. */
export const isPublished = (path: string): boolean => TRACK_OR_VIDEO.test(path);

/**
 * Whether a request needs no token. Public are the page, the description of the API, and videos and tracks, whose addresses cannot be guessed (128 random
 * bits), because players do not send our headers; nor do the preflights of browsers.
 */
export const isPublic = (method: string, path: string): boolean => {
  if (method === 'OPTIONS') return isPublished(path);
  return (
    (method === 'GET' || method === 'HEAD') &&
    (Object.hasOwn(PAGE_FILES, path) || DESCRIPTION.includes(path) || isPublished(path))
  );
};
