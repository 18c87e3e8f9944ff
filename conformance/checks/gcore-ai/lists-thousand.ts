import { documented } from '../../../src/base/evidence.ts';
import type { JsonObject } from '../../../src/base/json.ts';
import type { Answer } from '../../model/context/answer.ts';
import { show } from '../../model/show.ts';
import { check } from './support/check.ts';
import { CAPTIONS, SPEC } from './support/sources.ts';
import { subtitlesIn } from './support/subtitles.ts';
import { LIST, page } from './support/task-list.ts';
import { listed, VIDEOS } from './support/videos.ts';

/** More than any limit of which sources tell, and no multiple of a size. */
const AMOUNT = 1_003;
const VIDEO = 7;

const numbers = Array.from({ length: AMOUNT }, (_, at) => at + 1);
/** An account that holds only what is planted. */
const EMPTY = { sdkSeeds: 'off' };
const VTT = 'WEBVTT\n\n00:01.000 --> 00:02.000\nOne of many\n';

/** A UUID with a number at its end. */
const uuid = (at: number): string => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;

/** Demands that every entry was seen once. */
function expectAll(answer: Answer, seen: readonly unknown[], what: string): void {
  answer.verify(seen.length === AMOUNT, `${AMOUNT} ${what}`, seen.length);
  answer.verify(
    new Set(seen).size === AMOUNT,
    `each of ${AMOUNT} ${what} once`,
    `${new Set(seen).size} different ones`,
  );
}

type Reader = (page: number) => Promise<{ readonly answer: Answer; readonly ids: readonly unknown[] }>;

/** The ids on the pages of a size from one on, and the last answer; each page must be as full as it can be. */
async function pagesFrom(first: number, size: number, read: Reader, what: string) {
  const seen: unknown[] = [];
  for (let number = first; ; number += 1) {
    const { answer, ids } = await read(number);
    const full = Math.min(size, AMOUNT - (number - 1) * size);
    answer.verify(ids.length === full, `${full} ${what} on page ${number} of ${size}`, ids.length);
    seen.push(...ids);
    if (number * size >= AMOUNT) return { answer, seen };
  }
}

/** Walks all pages of a size, which hold every entry once. */
async function walk(size: number, read: Reader, what: string) {
  const { answer, seen } = await pagesFrom(1, size, read, what);
  expectAll(answer, seen, `${what} on pages of ${size}`);
  return { answer, seen };
}

/** Lists of more than a thousand entries, which are planted. */
export const thousandChecks = [
  check({
    id: 'tasks-list/thousand',
    title: 'A list of more than a thousand tasks is whole, with every large limit',
    quote: 'Number of results to return per page.',
    requirement: 'limit and page: each task on one page, in one order',
    evidence: documented(LIST),
    cost: { requests: 18 },
    run: async (t) => {
      const tasks = numbers.map((at): JsonObject => ({ id: uuid(at), url: 'https://example.com/a.mp4' }));
      await t.given({ limit: null, switches: { ...EMPTY, aiEnabled: 'on' }, state: { tasks } });
      const pages = async (size: number) => {
        let next: unknown = null;
        return walk(
          size,
          async (number) => {
            const { answer, body, ids } = await page(t, `limit=${size}&page=${number}`);
            next = body.next;
            const isLast = number * size >= AMOUNT;
            answer.verify((next === null) === isLast, isLast ? 'next null' : 'a next page', show(next));
            return { answer, ids };
          },
          'tasks',
        );
      };
      const { seen: whole } = await pages(1_000);
      for (const size of [500, 101]) {
        const { answer, seen } = await pages(size);
        const at = seen.findIndex((id, index) => id !== whole[index]);
        answer.verify(at < 0, `the same order with limit=${size} as with limit=1000`, `another task at ${at + 1}`);
      }
    },
  }),
  check({
    id: 'videos/list-thousand',
    title: 'A list of more than a thousand videos is whole, whatever the size of its pages',
    quote: 'Page number. Use it to list the paginated content',
    requirement: 'page and per_page: each video on one page',
    evidence: documented(`${SPEC}, GET ${VIDEOS}`),
    cost: { requests: 16 },
    run: async (t) => {
      const videos = numbers.map(
        (at): JsonObject => ({ id: at, name: `Video ${at}`, url: 'https://example.com/a.mp4' }),
      );
      await t.given({ limit: null, switches: EMPTY, state: { videos } });
      const pages = (size: number) => (number: number) => listed(t, `per_page=${size}&page=${number}`);
      await walk(100, pages(100), 'videos');
      // Shorter pages, of which only the last ones are of interest: beyond any number of pages of which sources tell.
      const { answer, seen } = await pagesFrom(18, 51, pages(51), 'videos');
      answer.verify(new Set(seen).size === seen.length, 'each video once on the last pages of 51', show(seen));
    },
  }),
  check({
    id: 'subtitles/list-thousand',
    title: 'The list of more than a thousand subtitles is whole',
    quote: 'Method returns a list of all subtitles that are already attached to a video.',
    requirement: 'All subtitles of the video, however many',
    evidence: documented(`${SPEC}, GET .../subtitles; ${CAPTIONS}`),
    cost: { requests: 2 },
    run: async (t) => {
      const subtitles = numbers.map((id): JsonObject => ({ id, name: `Name ${id}`, language: 'ger', content: VTT }));
      const video: JsonObject = { id: VIDEO, name: 'Many', url: 'https://example.com/a.mp4', subtitles };
      await t.given({ limit: null, state: { videos: [video] } });
      const { answer, rows } = await subtitlesIn(t, VIDEO);
      expectAll(
        answer,
        rows.map(({ id }) => id),
        'subtitles',
      );
    },
  }),
];
