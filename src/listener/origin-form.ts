const ABSOLUTE = /^https?:\/\/([^/?#\\]*)(.*)$/is;

/**
 * The path and query of a request target (RFC 9112, 3.2), or null when it has none that a router can read. The absolute form
 * loses its scheme and authority; `*` stays.
 * @example originForm('http://a.example/x?y') // '/x?y'
 */
export function originForm(target: string): string | null {
  if (target.startsWith('/') || target === '*') return target;
  const [, authority = '', rest = ''] = ABSOLUTE.exec(target) ?? [];
  if (authority === '' || !URL.canParse(`http://${authority}/`)) return null;
  return rest.startsWith('/') ? rest : `/${rest}`;
}
