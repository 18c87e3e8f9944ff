/** What follows a roster: it hears of each item that comes or goes. */
interface Follower<T> {
  add(item: T): void;
  remove(item: T): void;
}

/**
 * A list that a program may extend while it runs. Lists and tables made from it follow: they are made once, when a module
 * loads, and read like constants.
 */
export class Roster<T> {
  readonly #items: T[] = [];
  readonly #followers: Follower<T>[] = [];
  readonly #own: number;

  constructor(items: readonly T[]) {
    this.#items.push(...items);
    this.#own = items.length;
  }

  /** True while there are items that were added later. */
  get isExtended(): boolean {
    return this.#items.length > this.#own;
  }

  /** The items, in order. */
  get items(): readonly T[] {
    return this.#items;
  }

  /** Adds an item at the end. Returns what removes it again. */
  add(item: T): () => void {
    this.#items.push(item);
    for (const follower of this.#followers) follower.add(item);
    return () => {
      const at = this.#items.indexOf(item);
      if (at < 0) return;
      this.#items.splice(at, 1);
      for (const follower of this.#followers) follower.remove(item);
    };
  }

  /** A list of what each item gives, in order. For modules only: it is kept as long as the roster. */
  list<V>(of: (item: T) => readonly V[]): readonly V[] {
    const all: V[] = [];
    const own = new Map<T, readonly V[]>();
    this.#follow({
      add: (item) => {
        const values = of(item);
        own.set(item, values);
        all.push(...values);
      },
      remove: (item) => {
        own.delete(item);
        all.splice(0, all.length, ...[...own.values()].flat());
      },
    });
    return all;
  }

  /** A table of the entries that each item gives. Keys of different items differ. For modules only, as `list`. */
  table<V>(of: (item: T) => readonly (readonly [string, V])[]): Readonly<Record<string, V>> {
    const all: Record<string, V> = {};
    const own = new Map<T, readonly string[]>();
    this.#follow({
      add: (item) => {
        const entries = of(item);
        own.set(
          item,
          entries.map(([key]) => key),
        );
        for (const [key, value] of entries) all[key] = value;
      },
      remove: (item) => {
        for (const key of own.get(item) ?? []) delete all[key];
        own.delete(item);
      },
    });
    return all;
  }

  #follow(follower: Follower<T>): void {
    this.#followers.push(follower);
    for (const item of this.#items) follower.add(item);
  }
}
