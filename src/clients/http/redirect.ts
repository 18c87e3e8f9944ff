/** Most redirects in one attempt. */
const MOST_HOPS = 5;

/** Statuses that keep method and body (RFC 9110 sections 15.4.8 and 15.4.9). */
const KEEPS_METHOD = new Set([307, 308]);

/** Statuses that a GET follows. */
const GET_FOLLOWS = new Set([301, 302, 303, 307, 308]);

/**
 * Returns the URL for the next request; null when the client does not follow the redirect. Follows only within one
 * origin, because the request carries credentials, and never turns a POST into a GET.
 */
export function redirectTarget(response: Response, from: URL, method: string, hops: number): URL | null {
  const allowed = method === 'GET' ? GET_FOLLOWS : KEEPS_METHOD;
  if (!allowed.has(response.status) || hops >= MOST_HOPS) return null;
  const location = response.headers.get('location');
  if (location === null || !URL.canParse(location, from.href)) return null;
  const target = new URL(location, from);
  if (target.username || target.password) return null;
  return target.origin === from.origin ? target : null;
}
