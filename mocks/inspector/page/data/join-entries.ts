import type { Entry } from './entry.ts';

/** Entries that the page keeps; older ones are dropped. */
const MOST_ENTRIES = 20_000;

/** Joins new entries to the ones there are: an entry that is there already is replaced, the oldest beyond the cap are dropped. */
export function joinEntries(old: readonly Entry[], fresh: readonly Entry[], most = MOST_ENTRIES): readonly Entry[] {
  const known = new Map(fresh.map((entry) => [entry.id, entry]));
  const seen = new Set<string>();
  const kept = old.map((entry) => {
    const newer = known.get(entry.id);
    if (newer !== undefined) seen.add(entry.id);
    return newer ?? entry;
  });
  const joined = [...kept, ...[...known.values()].filter(({ id }) => !seen.has(id))];
  return joined.length > most ? joined.slice(joined.length - most) : joined;
}
