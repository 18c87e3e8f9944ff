import type { Entry } from './entry.ts';

/** Entries that the page keeps; older ones are dropped. */
export const MOST_ENTRIES = 20_000;

/** A value that many parts of the page show; they are told when it changes, once a frame at most. */
export class Store<Value> {
  #value: Value;
  readonly #listeners = new Set<() => void>();

  constructor(value: Value) {
    this.#value = value;
  }

  get value(): Value {
    return this.#value;
  }

  set(value: Value): void {
    if (value === this.#value) return;
    this.#value = value;
    for (const listener of this.#listeners) listener();
  }

  /** Calls `listener` after each change. Returns how to stop. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

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
