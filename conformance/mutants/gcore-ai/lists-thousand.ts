import type { JsonObject } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { body, on, onPage, rows } from './changes.ts';
import { mutant } from './mutant.ts';

const SUBTITLES = 'listSubtitles';

/** The list, with its entries from a place on in the opposite order. */
const turnedFrom = (list: readonly JsonObject[], from: number): JsonObject[] => [
  ...list.slice(0, from),
  ...list.slice(from).reverse(),
];

/** Mutants of lists of more than a hundred, five hundred or a thousand entries. */
export const thousandMutants: readonly Mutant[] = [
  mutant({
    id: 'tasks-cut-at-100',
    family: 'lists',
    statement: 'puts 100 tasks on a page at most',
    breaks: ['tasks-list/thousand'],
    seams: onPage((tasks) => tasks.slice(0, 100)),
  }),
  mutant({
    id: 'tasks-turned-beyond-500',
    family: 'lists',
    statement: 'lists the tasks of a page beyond the 500th in the opposite order',
    breaks: ['tasks-list/thousand'],
    seams: onPage((tasks) => turnedFrom(tasks, 500)),
  }),
  mutant({
    id: 'tasks-lost-beyond-1000',
    family: 'lists',
    statement: 'has no page after the first thousand tasks',
    breaks: ['tasks-list/thousand'],
    seams: () => ({
      answer: (answer, { operation, path }) => {
        const query = new URL(path, 'http://x').searchParams;
        const before = (Number(query.get('page') ?? 1) - 1) * Number(query.get('limit') ?? 10);
        return operation === 'listTasks' && answer.status === 200 && before >= 1_000
          ? body((page) => ({ ...page, results: [] }))(answer)
          : answer;
      },
    }),
  }),
  mutant({
    id: 'videos-page-eleven-repeated',
    family: 'lists',
    statement: 'repeats the first page of videos after the tenth',
    breaks: ['videos/list-thousand'],
    seams: () => {
      const first = new Map<string, JsonObject[]>();
      return {
        answer: (answer, { operation, path, tenant }) => {
          if (operation !== 'listVideos' || !Array.isArray(answer.body)) return answer;
          const query = new URL(path, 'http://x').searchParams;
          const key = `${tenant} ${query.get('per_page')}`;
          if (query.get('page') === '1') first.set(key, answer.body as JsonObject[]);
          const most = answer.body.length;
          const again = first.get(key)?.slice(0, most);
          return Number(query.get('page')) > 10 && again !== undefined ? { ...answer, body: again } : answer;
        },
      };
    },
  }),
  mutant({
    id: 'subtitles-cut-at-1000',
    family: 'lists',
    statement: 'lists 1,000 subtitles at most',
    breaks: ['subtitles/list-thousand'],
    seams: on(
      SUBTITLES,
      rows((all) => all.slice(0, 1_000)),
    ),
  }),
  mutant({
    id: 'subtitles-repeated-beyond-100',
    family: 'lists',
    statement: 'repeats the first subtitle for every one beyond the hundredth',
    breaks: ['subtitles/list-thousand'],
    seams: on(
      SUBTITLES,
      rows((all) => all.map((one, at) => (at >= 100 ? (all[0] ?? one) : one))),
    ),
  }),
];
