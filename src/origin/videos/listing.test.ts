// Covers: order.ts, cursor.ts, totals.ts

import { expect, it } from 'vitest';
import { pageOf, readListQuery } from './listing.ts';
import { newestFirst, orders } from './order.ts';
import { totalsOf } from './totals.ts';
import { listStates, type VideoRecord } from './types.ts';

const record = (at: number, changes: Partial<VideoRecord> = {}): VideoRecord =>
  ({
    id: at.toString(16).padStart(32, '0'),
    created: 1_000 + at,
    title: `Talk ${at}`,
    state: 'done',
    ...changes,
  }) as VideoRecord;
const many = Array.from({ length: 25 }, (_none, at) => record(at)).sort(newestFirst);
const titles = (query: Record<string, unknown>, records = many) =>
  pageOf(records, readListQuery(query)).videos.map(({ title }) => title);

it('gives every video once, page after page, newest first', () => {
  const found: string[] = [];
  let cursor: string | null = '';
  let pages = 0;
  for (; cursor !== null; pages += 1) {
    const page = pageOf(many, readListQuery({ limit: '10', cursor }));
    found.push(...page.videos.map(({ title }) => title));
    cursor = page.next;
  }
  expect(found).toEqual(many.map(({ title }) => title));
  expect(pages).toBe(3);
});

it('goes on at its place when videos come and go meanwhile, also among those of one moment', () => {
  const same = [3, 1, 2, 5, 4].map((at) => record(at, { created: 7 })).sort(newestFirst);
  const { next, videos } = pageOf(same, readListQuery({ limit: '2' }));
  const gone = [record(9), ...same.filter(({ id }) => id !== videos[1]?.id)].sort(newestFirst);
  expect(titles({ cursor: next ?? '' }, gone)).toEqual(['Talk 3', 'Talk 4', 'Talk 5']);
});

it('says that there is no next page when the last is full', () => {
  expect(pageOf(many, readListQuery({ limit: '25' })).next).toBeNull();
  expect(pageOf(many, readListQuery({ limit: '24' })).next).not.toBeNull();
  expect(pageOf([], readListQuery({})).next).toBeNull();
});

it('filters by states and by a text in the title', () => {
  const records = [...listStates, 'deleting' as const].map((state, at) =>
    record(at, { state, title: `Élan ${state}` }),
  );
  expect(titles({ state: 'failed' }, records)).toEqual(['Élan failed']);
  expect(titles({ state: 'queued,working' }, records)).toEqual(['Élan working', 'Élan queued']);
  expect(titles({}, records)).toHaveLength(4);
  expect(titles({ q: 'eLAN d' }, records)).toEqual(['Élan done']);
  expect(titles({ q: 'ÉLAN', state: 'done' }, records)).toEqual(['Élan done']);
  expect(titles({ q: 'x' }, records)).toEqual([]);
  expect(titles({ q: '', state: '', limit: '', cursor: '' }, records)).toHaveLength(4);
});

it('counts the filtered videos alone towards the limit', () => {
  const mixed = many.map((one, at) => ({ ...one, state: at % 2 ? ('failed' as const) : one.state }));
  const first = pageOf(mixed, readListQuery({ limit: '10', state: 'failed' }));
  expect([first.videos.length, first.next === null]).toEqual([10, false]);
  const rest = pageOf(mixed, readListQuery({ limit: '10', state: 'failed', cursor: first.next ?? '' }));
  expect([rest.videos.length, rest.next]).toEqual([2, null]);
});

it.each([
  { limit: '0' },
  { limit: '-1' },
  { limit: '1.5' },
  { limit: 'x' },
  { limit: ['1', '2'] },
  { cursor: 'nonsense' },
  { cursor: 'x'.repeat(9_000) },
  { sort: 'best' },
  { sort: 'toString' },
  { offset: '-1' },
  { offset: '1', cursor: 'x' },
  { state: 'ready' },
  { state: 'done,' },
  { state: { a: 'b' } },
  { q: ['a', 'b'] },
])('refuses %j', (query) => {
  expect(() => readListQuery(query)).toThrow(expect.objectContaining({ status: 400, code: 'bad-query' }));
});

it('takes the largest page for a larger limit', () => {
  expect(readListQuery({ limit: '100000' }).limit).toBe(500);
});

it.each(Object.keys(orders))('gives every video once in the order %s, also of those that are equal', (sort) => {
  const same = many.map((_one, at) =>
    record(at, { title: `É${at % 3}`, durationSeconds: at % 4, bytes: at % 5, created: 0 }),
  );
  const whole = titles({ sort, limit: '500' }, same);
  const found: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = pageOf(same, readListQuery({ sort, cursor, limit: '4' }));
    expect(page.count).toBe(same.length);
    found.push(...page.videos.map(({ title }) => title));
    cursor = page.next;
  }
  expect(found).toEqual(whole);
  expect(titles({ sort, offset: '20', limit: '3' }, same)).toEqual(whole.slice(20, 23));
});

it('orders by title without case and accents, by length and by size', () => {
  const three = [
    record(1, { title: 'b', durationSeconds: 1, bytes: 3 }),
    record(2, { title: 'Ä', durationSeconds: 2, bytes: 2 }),
    record(3, { title: 'C', durationSeconds: 3, bytes: 1 }),
  ];
  expect(titles({ sort: 'title' }, three)).toEqual(['Ä', 'b', 'C']);
  expect(titles({ sort: 'longest' }, three)).toEqual(['C', 'Ä', 'b']);
  expect(titles({ sort: 'largest' }, three)).toEqual(['b', 'Ä', 'C']);
  expect(titles({ sort: 'oldest' }, three)).toEqual(['b', 'Ä', 'C']);
});

it('refuses the cursor of another order', () => {
  const cursor = pageOf(many, readListQuery({ sort: 'title', limit: '1' })).next ?? '';
  expect(() => readListQuery({ cursor })).toThrow(expect.objectContaining({ code: 'bad-query' }));
});

it('counts videos, tracks and states', () => {
  const records = [...listStates, 'deleting' as const].map((state, at) =>
    record(at, { state, tracks: [{ language: 'en', original: true }] }),
  );
  const states = { queued: 1, working: 1, done: 1, failed: 1 };
  expect(totalsOf(records)).toEqual({ videos: 4, tracks: 4, states });
});
