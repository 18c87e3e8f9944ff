import { OriginError } from '../http/errors.ts';
import { placeOfCursor, writeCursor } from './cursor.ts';
import { comparing, folded, type OrderName, orders, type Place, placeIn } from './order.ts';
import { listStates, type VideoRecord } from './types.ts';

/** What a client asks of the list of videos. */
export interface ListQuery {
  /** Most videos of a page. */
  readonly limit: number;
  readonly order: OrderName;
  /** The place after which the page begins; null for the first page. */
  readonly after: Place | null;
  /** Matching videos to leave out before the page. */
  readonly offset: number;
  /** Accepted states; null for all. */
  readonly states: readonly string[] | null;
  /** Text in the title, as `folded` writes it. */
  readonly text: string;
}

/** One page of the list. */
export interface ListPage {
  readonly videos: readonly VideoRecord[];
  /** Cursor of the next page; null after the last. */
  readonly next: string | null;
  /** All videos that match, on all pages. */
  readonly count: number;
}

/** Most videos of a page, and how many it has by default. */
export const pageSizes = { most: 500, usual: 100 } as const;

const PARAMETERS = ['limit', 'cursor', 'offset', 'sort', 'state', 'q'] as const;

/**
 * Reads `limit`, `cursor` or `offset`, `sort`, `state` (one, or several with commas) and `q`.
 * @throws {OriginError} 400 `bad-query`
 */
export function readListQuery(query: Readonly<Record<string, unknown>>): ListQuery {
  const texts: Partial<Record<(typeof PARAMETERS)[number], string>> = {};
  for (const name of PARAMETERS) {
    const value = query[name];
    if (value !== undefined && typeof value !== 'string') throw bad(name, 'one value', JSON.stringify(value));
    if (value) texts[name] = value;
  }
  const { limit, cursor, offset, sort, state, q = '' } = texts;
  if (cursor && offset) throw bad('offset', 'either cursor or offset', offset);
  const order = orderIn(sort);
  const after = cursor ? placeOfCursor(cursor, order) : null;
  if (cursor && after === null) throw bad('cursor', 'the value of next of an earlier answer of this order', cursor);
  return {
    limit: limit ? Math.min(wholeIn('limit', limit, 1), pageSizes.most) : pageSizes.usual,
    order,
    after,
    offset: offset ? wholeIn('offset', offset, 0) : 0,
    states: statesIn(state),
    text: folded(q),
  };
}

/** Returns one page. @param records all videos */
export function pageOf(records: readonly VideoRecord[], query: ListQuery): ListPage {
  const { limit, order, after, offset, states, text } = query;
  const compare = comparing(order);
  const matching = records
    .filter(({ state, title }) => {
      if (state === 'deleting' || !(states?.includes(state) ?? true)) return false;
      return text === '' || folded(title).includes(text);
    })
    .map((record) => ({ record, place: placeIn(order, record) }))
    .sort((one, other) => compare(one.place, other.place));
  const later = after === null ? -1 : matching.findIndex(({ place }) => compare(place, after) > 0);
  const begin = after === null ? offset : later < 0 ? matching.length : later;
  const page = matching.slice(begin, begin + limit);
  const last = page.at(-1);
  return {
    videos: page.map(({ record }) => record),
    next: last && begin + limit < matching.length ? writeCursor(last.place) : null,
    count: matching.length,
  };
}

function wholeIn(name: string, text: string, least: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  if (number < least) throw bad(name, `a whole number from ${least}`, text);
  return number;
}

function orderIn(text = 'newest'): OrderName {
  if (!Object.hasOwn(orders, text)) throw bad('sort', `one of ${Object.keys(orders).join(', ')}`, text);
  return text as OrderName;
}

function statesIn(text: string | undefined): readonly string[] | null {
  if (text === undefined) return null;
  const states = text.split(',');
  const known: readonly string[] = listStates;
  if (!states.every((state) => known.includes(state))) throw bad('state', `one of ${listStates.join(', ')}`, text);
  return states;
}

const bad = (name: string, expected: string, got: string): OriginError =>
  new OriginError(400, 'bad-query', `${name} is ${got.slice(0, 100)}.`, `Send ${expected}, or leave it out.`);
