/** Returns why a base URL cannot be used; null for a valid one. The text never repeats a password. */
export function baseUrlProblem(baseUrl: unknown): string | null {
  if (typeof baseUrl !== 'string' || !URL.canParse(baseUrl)) {
    const given = typeof baseUrl === 'string' ? `"${baseUrl.replace(/\/\/[^/]*@/, '//...@')}"` : typeof baseUrl;
    return `baseUrl must be an absolute http or https URL, got ${given}`;
  }
  const { protocol, username, password, search, hash } = new URL(baseUrl);
  if (protocol !== 'http:' && protocol !== 'https:') return `baseUrl must be http or https, got ${protocol}`;
  if (username || password) return 'baseUrl must not hold a user name or password';
  if (search || hash) return 'baseUrl must not have a query or a fragment';
  return null;
}

/**
 * Joins a base URL and an absolute path. Keeps a path prefix of the base; slashes at its end do not matter.
 * @example joinUrl('http://127.0.0.1:4030/prefix/', '/health') // http://127.0.0.1:4030/prefix/health
 */
export function joinUrl(baseUrl: string, path: string, query: Readonly<Record<string, string>> = {}): URL {
  const { origin, pathname } = new URL(baseUrl);
  const url = new URL(`${origin}${pathname.replace(/\/+$/, '')}${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.append(name, value);
  return url;
}
