import { expect, it } from 'vitest';
import { everyVideo } from './pages.ts';
import type { Video, VideoFilter } from './types.ts';

/** A time with nanoseconds, so that times compare as texts. */
const precise = (time: string) => time.replace(/(?:\.(\d+))?Z$/, (_end, digits = '') => `.${digits.padEnd(9, '0')}Z`);

/** Videos by their times of creation, and a list that holds `size` of them at most. */
function listOf(times: readonly string[], size: number) {
  const videos = times.map((created, at) => ({ id: `v${at}`, created }) as Video);
  const filters: VideoFilter[] = [];
  const read = async (filter: VideoFilter) => {
    filters.push(filter);
    const { before = '9', after = '0', ascending } = filter;
    const matching = videos.filter(
      ({ created }) => precise(String(created)) < precise(before) && precise(String(created)) > precise(after),
    );
    const sorted = matching.toSorted((a, b) => String(b.created).localeCompare(String(a.created)));
    return { videos: (ascending ? sorted.toReversed() : sorted).slice(0, size), total: null, range: null };
  };
  return { filters, read };
}

const collect = async (filter: VideoFilter, read: ReturnType<typeof listOf>['read']) => {
  const ids: string[] = [];
  for await (const { id } of everyVideo(filter, read)) ids.push(id);
  return ids;
};

const TIMES = [1, 2, 2, 3, 4].map((second) => `2026-01-01T00:00:0${second}.123456Z`);

it.each([true, false])('yields each video once, also of the same moment; ascending: %s', async (ascending) => {
  const { read, filters } = listOf(TIMES, 3);
  const ids = await collect({ ascending, status: 'ready' }, read);
  expect(ids.toSorted()).toEqual(['v0', 'v1', 'v2', 'v3', 'v4']);
  expect(filters.every(({ status }) => status === 'ready')).toBe(true);
});

it.each([true, false])(
  'goes through more videos of one millisecond than a page holds; ascending: %s',
  async (ascending) => {
    const times = [1, 2, 3, 4, 5, 6, 7].map((nanos) => `2026-01-01T00:00:01.12300000${nanos}Z`);
    for (const size of [1, 2, 3]) {
      const { read } = listOf([...times, '2026-01-01T00:00:02Z', '2026-01-01T00:00:03.5Z'], size);
      expect(await collect({ ascending }, read), `pages of ${size}`).toHaveLength(9);
    }
  },
);

it('asks once more after the last page', async () => {
  const { read, filters } = listOf(TIMES, 1000);
  expect([await collect({}, read), filters.length]).toEqual([['v4', 'v3', 'v1', 'v2', 'v0'], 2]);
});

it('ends after one list without times', async () => {
  const read = async () => ({ videos: [{ id: 'a', created: null } as Video], total: null, range: null });
  expect(await collect({}, read)).toEqual(['a']);
});
