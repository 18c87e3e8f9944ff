const TRACK_OR_VIDEO = /^\/videos\/[0-9a-f]{32}\/(?:video\.[a-z0-9]+|captions\/[^/]+\.(?:vtt|srt))$/;
const PAGE = ['/', '/page.css', '/page.js', '/session.js'];

/**
 * What needs no token: the page, and videos and tracks at addresses that cannot be guessed (128 random bits), for players send
 * no headers of ours.
 */
export const isPublic = (method: string, path: string): boolean =>
  (method === 'GET' || method === 'HEAD') && (PAGE.includes(path) || TRACK_OR_VIDEO.test(path));
