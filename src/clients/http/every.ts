import { isClientError } from './errors.ts';

/** One page of a list. */
export interface Page<T, Cursor> {
  readonly items: readonly T[];
  /** Leads to the next page; null after the last one. */
  readonly next: Cursor | null;
}

/** How to walk through a list. */
export interface Walk<T, Cursor> {
  /** Reads the page at a cursor. */
  readonly read: (cursor: Cursor) => Promise<Page<T, Cursor>>;
  readonly first: Cursor;
  /** What tells an item from the others. */
  readonly keyOf: (item: T) => string | number;
  /** Consecutive pages without a new item that end the walk. Default: 3. */
  readonly stalePages?: number;
}

/**
 * Yields every item of a paged list once: items created meanwhile push others onto the next page. Ends at a page without
 * a next one, at an empty page, and at a 404 after the first page (as Django REST answers there).
 */
export async function* everyItem<T, Cursor>({
  read,
  first,
  keyOf,
  stalePages = 3,
}: Walk<T, Cursor>): AsyncGenerator<T, void, undefined> {
  const seen = new Set<string | number>();
  let stale = 0;
  let isFirst = true;
  for (let cursor: Cursor | null = first; cursor !== null && stale < stalePages; isFirst = false) {
    const page: Page<T, Cursor> = await read(cursor).catch((error: unknown) => {
      if (!isFirst && isClientError(error) && error.status === 404) return { items: [], next: null };
      throw error;
    });
    if (page.items.length === 0) return;
    const fresh = page.items.filter((item) => !seen.has(keyOf(item)));
    for (const item of fresh) {
      seen.add(keyOf(item));
      yield item;
    }
    stale = fresh.length === 0 ? stale + 1 : 0;
    cursor = page.next;
  }
}
