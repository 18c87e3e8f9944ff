import { answerJson, type Deed, pathOnly, succeeded } from '../deed.ts';
import { findingOf, type Judge } from '../finding.ts';

/** A page was requested that begins at or after the number of results, which an answer before had told. */
export const pastTheEnd: Judge = (deeds) =>
  deeds.flatMap((deed, at) => {
    const offset = offsetOf(deed);
    if (deed.method !== 'GET' || offset === null || offset === 0) return [];
    const before = deeds.slice(0, at).findLast((one) => isSameList(one, deed) && one.ended <= deed.began);
    const count = before === undefined ? null : countOf(before);
    if (before === undefined || count === null || count === 0 || offset < count || countOf(deed) !== count) return [];
    return [findingOf('past-the-end', [before, deed], `${count} results were told; this page begins at ${offset}.`)];
  });

/** Where a page begins, by its parameters; null without any. */
function offsetOf({ path }: Deed): number | null {
  const query = new URLSearchParams(path.split('?')[1] ?? '');
  const offset = query.get('offset');
  if (offset !== null) return /^\d+$/.test(offset) ? Number(offset) : null;
  const page = query.get('page');
  const size = query.get('per_page') ?? query.get('page_size');
  return page !== null && size !== null && /^\d+$/.test(page + size) ? (Number(page) - 1) * Number(size) : null;
}

/** The number of all results that a list answered, or null. */
function countOf(deed: Deed): number | null {
  const body = answerJson(deed) as { count?: unknown } | null;
  return succeeded(deed) && typeof body?.count === 'number' ? body.count : null;
}

/** The same list with the same filters. */
function isSameList(a: Deed, b: Deed): boolean {
  return a.method === 'GET' && pathOnly(a) === pathOnly(b) && filtersOf(a) === filtersOf(b);
}

function filtersOf({ path }: Deed): string {
  const query = new URLSearchParams(path.split('?')[1] ?? '');
  for (const name of ['offset', 'page', 'limit', 'per_page', 'page_size']) query.delete(name);
  query.sort();
  return query.toString();
}
