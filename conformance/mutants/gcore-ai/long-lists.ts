import type { JsonObject } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { body, on, onPage, rows } from './changes.ts';
import { mutant } from './mutant.ts';

const VIDEOS = 'listVideos';
const SUBTITLES = 'listSubtitles';
const numberIn = (path: string, name: string): number =>
  Number(new URL(path, 'http://x').searchParams.get(name) ?? Number.NaN);

/** Mutants of lists that are longer than a page. */
export const longListMutants: readonly Mutant[] = [
  mutant({
    id: 'tasks-cut-at-50',
    family: 'lists',
    statement: 'puts 50 tasks on a page at most',
    breaks: ['tasks-list/many'],
    seams: onPage((tasks) => tasks.slice(0, 50)),
  }),
  mutant({
    id: 'tasks-page-offset',
    family: 'lists',
    statement: 'begins the third page and later ones one task late',
    breaks: ['tasks-list/many'],
    seams: () => ({
      answer: (answer, { operation, path }) =>
        operation === 'listTasks' && numberIn(path, 'page') > 2 && answer.status === 200
          ? body((page) => ({ ...page, results: (page.results as JsonObject[]).slice(1) }))(answer)
          : answer,
    }),
  }),
  mutant({
    id: 'tasks-oldest-first-beyond-ten',
    family: 'lists',
    statement: 'lists pages of more than ten tasks in the opposite order',
    breaks: ['tasks-list/many'],
    seams: onPage((tasks) => (tasks.length > 10 ? [...tasks].reverse() : tasks)),
  }),
  mutant({
    id: 'count-at-most-20',
    family: 'lists',
    statement: 'counts 20 tasks at most',
    breaks: ['tasks-list/count-of-many'],
    seams: on(
      'listTasks',
      body((page) => ({ ...page, count: Math.min(20, Number(page.count)) })),
    ),
  }),
  mutant({
    id: 'videos-cut-at-25',
    family: 'lists',
    statement: 'puts 25 videos on a page at most',
    breaks: ['videos/list-many'],
    seams: on(
      VIDEOS,
      rows((all) => all.slice(0, 25)),
    ),
  }),
  mutant({
    id: 'videos-page-repeated',
    family: 'lists',
    statement: 'repeats the second page as the third',
    breaks: ['videos/list-many', 'videos/list-after-deletions'],
    seams: () => {
      const second = new Map<string, JsonObject[]>();
      return {
        answer: (answer, { operation, path, tenant }) => {
          if (operation !== VIDEOS || !Array.isArray(answer.body)) return answer;
          const key = `${tenant} ${numberIn(path, 'per_page')}`;
          if (numberIn(path, 'page') === 2) second.set(key, answer.body as JsonObject[]);
          return numberIn(path, 'page') === 3 ? { ...answer, body: second.get(key) ?? answer.body } : answer;
        },
      };
    },
  }),
  mutant({
    id: 'videos-page-with-deleted',
    family: 'lists',
    statement: 'keeps pages as they were before a deletion',
    breaks: ['videos/list-after-deletions'],
    seams: () => {
      const pages = new Map<string, JsonObject[]>();
      return {
        answer: (answer, { operation, path, tenant }) => {
          if (operation !== VIDEOS || !Array.isArray(answer.body)) return answer;
          const key = `${tenant} ${path}`;
          const known = pages.get(key) ?? (answer.body as JsonObject[]);
          pages.set(key, known);
          return { ...answer, body: known };
        },
      };
    },
  }),
  mutant({
    id: 'subtitles-cut-at-10',
    family: 'lists',
    statement: 'lists ten subtitles at most',
    breaks: ['subtitles/list-many'],
    seams: on(
      SUBTITLES,
      rows((all) => all.slice(0, 10)),
    ),
  }),
  mutant({
    id: 'subtitles-by-language',
    family: 'lists',
    statement: 'lists one subtitle for each language and name',
    breaks: ['subtitles/list-many'],
    seams: on(
      SUBTITLES,
      rows((all) => [...new Map(all.map((row) => [`${row.language} ${row.name}`, row])).values()]),
    ),
  }),
];
