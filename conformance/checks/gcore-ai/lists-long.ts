import { isDeepStrictEqual } from 'node:util';
import { assumed, documented } from '../../../src/base/evidence.ts';
import type { CheckContext } from '../../model/context/context.ts';
import { show } from '../../model/show.ts';
import { check } from './support/check.ts';
import { shapedList } from './support/shape.ts';
import { CAPTIONS, SPEC } from './support/sources.ts';
import { addSubtitle, subtitlesIn, subtitlesOf } from './support/subtitles.ts';
import { LIST, page, several, wordOf } from './support/task-list.ts';
import { addVideo, listed, plainVideo, VIDEOS } from './support/videos.ts';

/** Limits around the usual sizes of pages, and above them. */
const LIMITS = [1, 9, 10, 11, 20, 25, 50, 51, 100, 1_000] as const;

/** Videos of one batch, with a word of their own in their names. */
async function batch(t: CheckContext, amount: number): Promise<{ word: string; ids: readonly number[] }> {
  const word = await wordOf(t);
  const videos = Array.from({ length: amount }, (_, at) => plainVideo({ name: `${word} ${at}` }));
  const answer = await t.send({ method: 'POST', path: `${VIDEOS}/batch`, json: { videos } });
  const ids = shapedList(answer, 'createVideos').map(({ id }) => Number(id));
  answer.verify(ids.length === amount, `${amount} videos`, ids.length);
  return { word, ids };
}

/** Walks pages of a size until one is not full. Returns everything in the order of the pages. */
async function walk(size: number, read: (page: number) => Promise<readonly unknown[]>): Promise<unknown[]> {
  const all: unknown[] = [];
  for (let number = 1; number <= 200; number += 1) {
    const found = await read(number);
    all.push(...found);
    if (found.length < size) break;
  }
  return all;
}

const same = (one: readonly unknown[], other: readonly unknown[]): boolean => isDeepStrictEqual(one, other);

/** Lists that are longer than a page, with every limit. */
export const longListChecks = [
  check({
    id: 'tasks-list/many',
    title: 'A long list of tasks is whole with every limit, in one order',
    quote: 'Number of results to return per page.',
    requirement: 'limit and page: each task on one page, whatever the limit',
    evidence: documented(LIST),
    cost: { requests: 40 },
    run: async (t) => {
      const { ids, query } = await several(t, t.arranged ? 53 : 11);
      const whole = await page(t, `${query}&limit=1000`);
      const complete = same([...whole.ids].sort(), [...ids].sort());
      whole.answer.verify(complete, `${ids.length} tasks with limit=1000`, whole.ids.length);
      for (const limit of t.arranged ? LIMITS.slice(1) : [4, 10, 11]) {
        const seen = await walk(limit, async (number) => {
          const { answer, ids: found, body } = await page(t, `${query}&limit=${limit}&page=${number}`);
          const left = Math.max(0, Math.min(limit, ids.length - (number - 1) * limit));
          answer.verify(found.length === left, `${left} tasks on page ${number} of ${limit}`, found.length);
          const more = number * limit < ids.length;
          answer.verify(
            (body.next !== null) === more,
            `next ${more ? 'of page' : 'null after page'} ${number}`,
            show(body.next),
          );
          return found;
        });
        whole.answer.verify(same(seen, whole.ids), `the tasks in one order with limit=${limit}`, show(seen));
      }
    },
  }),
  check({
    id: 'tasks-list/count-of-many',
    title: 'count is the number of matches in a long list, too, whatever their status',
    requirement: 'count: all matching tasks, on every page, also after some were cancelled',
    evidence: assumed('usual for such lists'),
    cost: { requests: 20 },
    run: async (t) => {
      const { ids, query } = await several(t, t.arranged ? 23 : 11);
      for (const more of ['', '&page=2', '&limit=5&page=3', '&limit=1000', '&limit=2&page=5']) {
        const { answer, body } = await page(t, query + more);
        answer.verify(body.count === ids.length, `count ${ids.length}`, show(body.count));
      }
    },
  }),
  check({
    id: 'videos/list-many',
    title: 'A long list of videos is whole with every size of page',
    quote: 'Page number. Use it to list the paginated content',
    requirement: 'page and per_page: each video on one page, whatever their size',
    evidence: documented(`${SPEC}, GET ${VIDEOS}`),
    cost: { requests: 30 },
    run: async (t) => {
      const { word, ids } = await batch(t, t.arranged ? 53 : 27);
      const wanted = [...ids].sort((one, two) => two - one);
      for (const size of t.arranged ? LIMITS.slice(1) : [11, 25, 26, 50]) {
        const seen = await walk(size, async (number) => {
          const { answer, ids: found } = await listed(t, `search=${word}&per_page=${size}&page=${number}`);
          const left = Math.max(0, Math.min(size, ids.length - (number - 1) * size));
          answer.verify(found.length === left, `${left} videos on page ${number} of ${size}`, found.length);
          return found;
        });
        const { answer } = await listed(t, `search=${word}&per_page=1`);
        answer.verify(
          same(
            [...seen].sort((one, two) => Number(two) - Number(one)),
            wanted,
          ),
          `${ids.length} videos`,
          show(seen),
        );
      }
    },
  }),
  check({
    id: 'videos/list-after-deletions',
    title: 'Pages close up after deletions',
    quote: 'Page number. Use it to list the paginated content',
    requirement: 'page and per_page: of the videos that exist',
    evidence: documented(`${SPEC}, GET ${VIDEOS}`),
    cost: { requests: 17 },
    run: async (t) => {
      const { word, ids } = await batch(t, 7);
      const left = new Set<unknown>(ids);
      for (const id of [ids[3], ids[0], ids[6]]) {
        await listed(t, `search=${word}&per_page=3&page=2`);
        (await t.send({ method: 'DELETE', path: `${VIDEOS}/${id}` })).expectStatus(204);
        left.delete(id);
        const seen = await walk(3, async (number) => (await listed(t, `search=${word}&per_page=3&page=${number}`)).ids);
        const { answer } = await listed(t, `search=${word}&per_page=1`);
        const fits = seen.length === left.size && seen.every((one) => left.has(one));
        answer.verify(fits, show([...left]), show(seen));
      }
    },
  }),
  check({
    id: 'subtitles/list-many',
    title: 'A long list of subtitles is whole, also after deletions',
    quote: 'Method returns a list of all subtitles that are already attached to a video.',
    requirement: 'All subtitles of the video, however many, in one language or in several',
    evidence: documented(`${SPEC}, GET .../subtitles; ${CAPTIONS}`),
    cost: { requests: 24 },
    run: async (t) => {
      const { id: video } = await addVideo(t);
      const languages = ['ger', 'eng', 'fre'];
      const ids: number[] = [];
      for (let n = 0; n < (t.arranged ? 55 : 15); n += 1) {
        ids.push(await addSubtitle(t, video, { language: languages[n % 3] ?? 'ger', name: `Name ${n % 4}` }));
      }
      const left = new Set(ids);
      for (const gone of [null, ids[0], ids[5], ids.at(-1)]) {
        if (gone != null) {
          (await t.send({ method: 'DELETE', path: subtitlesOf(video, gone) })).expectStatus(204);
          left.delete(gone);
        }
        const { answer, rows } = await subtitlesIn(t, video);
        const found = rows.map((row) => Number(row.id)).sort((one, two) => one - two);
        answer.verify(
          same(
            found,
            [...left].sort((one, two) => one - two),
          ),
          `${left.size} subtitles`,
          show(found),
        );
      }
    },
  }),
];
