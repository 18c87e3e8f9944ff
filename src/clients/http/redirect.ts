/** Redirects followed in one attempt. */
const MOST_HOPS = 5;

/** Statuses that ask for the same method and body elsewhere (RFC 9110 sections 15.4.8 and 15.4.9). */
const KEEPS_METHOD = new Set([307, 308]);

/** Statuses that a GET follows. */
const GET_FOLLOWS = new Set([301, 302, 303, 307, 308]);

/**
 * Where to send the request instead; null when the answer is to be taken as it is. Only within one origin, since the
 * request carries credentials, and never so that a POST turns into a GET.
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
