import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { VideoView } from '../../videos/view.ts';
import type { Api } from '../api/api.ts';
import { Listing } from './listing.ts';
import { Videos } from './videos.ts';

const all = (prefix = '') => Array.from({ length: 120 }, (_none, at) => ({ id: `${prefix}${at}` }) as VideoView);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A list over a server whose answers a test gives when it wants to. */
function useListing() {
  const asked: { search: URLSearchParams; answer: (videos: readonly VideoView[]) => void; fail: () => void }[] = [];
  const get = (path: string) =>
    new Promise((resolve, reject) => {
      const search = new URLSearchParams(path.split('?')[1]);
      const from = Number(search.get('offset'));
      const answer = (videos: readonly VideoView[]) =>
        resolve({ videos: videos.slice(from, from + 50), count: videos.length, totals: { videos: videos.length } });
      asked.push({ search, answer, fail: () => reject(new Error('away')) });
    });
  const videos = new Videos();
  const listing = new Listing({ get } as unknown as Api, videos);
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return { asked, listing, videos, settle };
}

it('reads the pages in sight, each once', async () => {
  const { asked, listing, settle, videos } = useListing();
  void listing.show({ q: 'a b', state: 'failed', sort: 'title' });
  expect(String(asked[0]?.search)).toBe('limit=50&offset=0&q=a+b&state=failed&sort=title');
  asked[0]?.answer(all());
  await settle();
  expect(listing.state.value.count).toBe(120);
  listing.want(40, 110);
  listing.want(41, 110);
  expect(asked.map(({ search }) => search.get('offset'))).toEqual(['0', '50', '100']);
  asked[2]?.answer(all());
  await settle();
  expect([...listing.state.value.pages.keys()]).toEqual([0, 2]);
  expect(videos.of('119').value).toEqual({ id: '119' });
});

it('ignores the answer to an older question', async () => {
  const { asked, listing, settle } = useListing();
  void listing.show({ q: 'a', state: null, sort: null });
  void listing.show({ q: 'ab', state: null, sort: null });
  asked[1]?.answer(all('new').slice(0, 3));
  await settle();
  asked[0]?.answer(all('old'));
  await settle();
  expect(listing.state.value.count).toBe(3);
  expect(listing.state.value.pages.get(0)).toEqual(['new0', 'new1', 'new2']);
});

it('collects changes, then reads what is in sight, and keeps it until the answer', async () => {
  const { asked, listing, settle } = useListing();
  void listing.show({ q: '', state: null, sort: null });
  asked[0]?.answer(all());
  await settle();
  listing.want(0, 60);
  asked[1]?.answer(all());
  await settle();
  listing.want(60, 70);
  for (let at = 0; at < 10; at += 1) listing.refresh();
  await vi.advanceTimersByTimeAsync(500);
  expect(asked).toHaveLength(3);
  expect([...listing.state.value.pages.keys()]).toEqual([0, 1]);
  asked[2]?.answer(all('x'));
  await settle();
  expect([...listing.state.value.pages.keys()]).toEqual([1]);
});

it('says that the list cannot be read, and reads it again', async () => {
  const { asked, listing, settle } = useListing();
  void listing.show({ q: '', state: null, sort: null });
  asked[0]?.fail();
  await settle();
  expect(listing.state.value).toMatchObject({ count: null, problem: 'away' });
  listing.refresh();
  await vi.advanceTimersByTimeAsync(500);
  asked[1]?.answer(all());
  await settle();
  expect(listing.state.value).toMatchObject({ count: 120, problem: null });
});
