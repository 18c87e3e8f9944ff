import { PAGE_FILES } from '../page-files.ts';

const TRACK_OR_VIDEO = /^\/videos\/[0-9a-f]{32}\/(?:video\.[a-z0-9]+|captions\/[^/]+\.(?:vtt|srt))$/;

/**
 * Whether a request needs no token. Public are the page, and videos and tracks, whose addresses cannot be guessed (128 random
 * bits), because players do not send our headers.
 */
export const isPublic = (method: string, path: string): boolean =>
  (method === 'GET' || method === 'HEAD') && (Object.hasOwn(PAGE_FILES, path) || TRACK_OR_VIDEO.test(path));
