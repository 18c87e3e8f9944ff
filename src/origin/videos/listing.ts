import { OriginError } from '../http/errors.ts';
import type { VideoRecord } from './types.ts';

/** What a client asks of the list of videos. */
export interface ListQuery {
  /** Most videos of a page. */
  readonly limit: number;
  /** The place after which the page begins; null for the first page. */
  readonly after: Place | null;
  /** Accepted states; null for all. */
  readonly states: readonly string[] | null;
  /** Text in the title, as `folded` writes it. */
  readonly text: string;
}

/** Place of a video among the others, also after it is gone. */
export type Place = Pick<VideoRecord, 'created' | 'id'>;

/** One page of the list. */
export interface ListPage {
  readonly videos: readonly VideoRecord[];
  /** Cursor of the next page; null after the last. */
  readonly next: string | null;
}

/** States of jobs by which the list can be filtered. */
export const listStates = ['queued', 'working', 'done', 'failed'] as const;

/** Most videos of a page, and how many it has by default. */
export const pageSizes = { most: 500, usual: 100 } as const;

/** Order of the list: newest first. */
export const newestFirst = (one: Place, other: Place): number =>
  other.created - one.created || Number(one.id > other.id) - Number(one.id < other.id);

/** Reads `limit`, `cursor`, `state` (one, or several with commas) and `q`. @throws {OriginError} 400 `bad-query` */
export function readListQuery(query: Readonly<Record<string, unknown>>): ListQuery {
  const { limit, cursor, state, q } = query;
  for (const [name, value] of Object.entries({ limit, cursor, state, q })) {
    if (value !== undefined && typeof value !== 'string') throw bad(name, 'one value', JSON.stringify(value));
  }
  return {
    limit: limitIn(limit as string | undefined),
    after: placeIn(cursor as string | undefined),
    states: statesIn(state as string | undefined),
    text: folded(String(q ?? '')),
  };
}

/** Returns one page. @param sorted all videos in the order `newestFirst` */
export function pageOf(sorted: readonly VideoRecord[], query: ListQuery): ListPage {
  const { limit, after, states, text } = query;
  const videos: VideoRecord[] = [];
  for (const record of sorted) {
    if (after !== null && newestFirst(record, after) <= 0) continue;
    if (record.state === 'deleting' || !(states?.includes(record.state) ?? true)) continue;
    if (text !== '' && !folded(record.title).includes(text)) continue;
    const last = videos.at(-1);
    if (videos.length === limit && last) return { videos, next: cursorOf(last) };
    videos.push(record);
  }
  return { videos, next: null };
}

/** Letters that differ only in case, width or accent are the same. */
const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const cursorOf = ({ created, id }: Place): string => Buffer.from(`${created}.${id}`).toString('base64url');

function limitIn(text: string | undefined): number {
  if (text === undefined || text === '') return pageSizes.usual;
  const limit = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (limit < 1) throw bad('limit', `a whole number from 1 to ${pageSizes.most}`, text);
  return Math.min(limit, pageSizes.most);
}

function placeIn(text: string | undefined): Place | null {
  if (text === undefined || text === '') return null;
  const [, created, id] = /^(\d{1,16})\.([0-9a-f]{32})$/.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? [];
  if (created === undefined || id === undefined) throw bad('cursor', 'the value of next of an earlier answer', text);
  return { created: Number(created), id };
}

function statesIn(text: string | undefined): readonly string[] | null {
  if (text === undefined || text === '') return null;
  const states = text.split(',');
  const known: readonly string[] = listStates;
  if (!states.every((state) => known.includes(state))) throw bad('state', `one of ${listStates.join(', ')}`, text);
  return states;
}

const bad = (name: string, expected: string, got: string): OriginError =>
  new OriginError(400, 'bad-query', `${name} is ${got.slice(0, 100)}.`, `Send ${expected}, or leave it out.`);
