import { filters, sorts } from '../library/states.ts';

/** Where a person is. It stands in the address, so that a reload and a link lead there again. */
export type Place = LibraryPlace | VideoPlace;

/** The library, and what it shows. */
export interface LibraryPlace {
  readonly view: 'library';
  /** Text in the title; '' for all. */
  readonly q: string;
  /** Accepted state of the job; null for all. */
  readonly state: string | null;
  /** Order, as `sort` of the API; null for its default. */
  readonly sort: string | null;
}

/** The page of one video. */
interface VideoPlace {
  readonly view: 'video';
  readonly id: string;
}

/** The library as a person first meets it. */
export const home: LibraryPlace = { view: 'library', q: '', state: null, sort: null };

/** Reads the part of an address behind `#`: `#/videos/<id>`, `#/?q=talk&state=failed`. `#<id>` is an old link to a video. */
export function placeOf(hash: string): Place {
  const [, id] = /^#(?:\/videos\/)?([0-9a-f]{32})$/.exec(hash) ?? [];
  if (id !== undefined) return { view: 'video', id };
  const query = new URLSearchParams(hash.split('?')[1] ?? '');
  const state = filters.find(([one]) => one === query.get('state'))?.[0] ?? null;
  const sort = sorts.find(([one]) => one === query.get('sort'))?.[0] ?? null;
  return { view: 'library', q: query.get('q') ?? '', state, sort };
}

/** Writes a place as `placeOf` reads it. */
export function hashOf(place: Place): string {
  if (place.view === 'video') return `#/videos/${place.id}`;
  const query = new URLSearchParams();
  if (place.q !== '') query.set('q', place.q);
  if (place.state !== null) query.set('state', place.state);
  if (place.sort !== null) query.set('sort', place.sort);
  return `#/${query.size === 0 ? '' : `?${query}`}`;
}
