const ABSOLUTE = /^https?:\/\/([^/?#\\]*)(.*)$/is;

/**
 * Returns the path and query of a request target (RFC 9112, 3.2); null if no router can read it. Removes scheme and
 * authority from the absolute form; keeps `*`.
 * @example originForm('http://a.example/x?y') // '/x?y'
 */
export function originForm(target: string): string | null {
  if (target.startsWith('/') || target === '*') return target;
  const [, authority = '', rest = ''] = ABSOLUTE.exec(target) ?? [];
  if (authority === '' || !URL.canParse(`http://${authority}/`)) return null;
  return rest.startsWith('/') ? rest : `/${rest}`;
}
