/** Name under which this tab keeps the server's token. */
const KEY = 'caption-harness-token';

/**
 * Moves the token from the address (`#token=`) to the tab's storage, so that users do not copy it with the address.
 * Returns whether there was one.
 */
export function takeToken(): boolean {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token === null) return false;
  sessionStorage.setItem(KEY, token);
  history.replaceState(null, '', location.pathname);
  return true;
}

/** Returns the headers of every request: the token, if the tab keeps one. */
export function authorization(): Record<string, string> {
  const token = sessionStorage.getItem(KEY);
  return token === null ? {} : { Authorization: `Bearer ${token}` };
}
