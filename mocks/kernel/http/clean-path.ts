import { blankTarget } from '../../../src/base/secrets/places.ts';
import { Secrets } from '../../../src/base/secrets/secrets.ts';

/** Most paths remembered. Clients ask the same ones again, and to search one for secrets takes about 100 microseconds. */
const MOST = 2_000;

const known = new Map<string, string>();

/** A path and query without credentials: its places of credentials are blank, and the request's secrets wherever they are. */
export function cleanPath(path: string, secrets: readonly string[]): string {
  const key = [path, ...secrets].join('\n');
  const before = known.get(key);
  if (before !== undefined) return before;
  const all = new Secrets(secrets);
  const clean = blankTarget(path, (value) => {
    if (value.length >= SHORTEST_FOUND) all.add(value);
  });
  const result = all.redact(clean);
  if (known.size >= MOST) known.clear();
  known.set(key, result);
  return result;
}

/** A shorter value of a parameter is not a credential, and would blank innocent text elsewhere. */
export const SHORTEST_FOUND = 8;
