import type { JsonObject } from '../../../src/base/json.ts';
import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { on, onPage, remembering, text } from './changes.ts';
import { mutant } from './mutant.ts';

const remembered = remembering<{ tasks: Map<string, JsonObject> }>(
  () => ({ tasks: new Map() }),
  (answer, { tasks }) => {
    const shown = answer.body as JsonObject;
    if (answer.rule === 'getTask') tasks.set(text(shown.task_id), without(shown, 'result'));
    if (answer.rule !== 'listTasks') return answer;
    for (const task of shown.results as JsonObject[]) tasks.set(text(task.task_id), task);
    return { ...answer, body: { ...shown, count: tasks.size, results: [...tasks.values()] } };
  },
);

/** Mutants of the size, order and filters of the list of tasks. */
export const listMutants: readonly Mutant[] = [
  mutant({
    id: 'page-without-first',
    family: 'lists',
    statement: 'leaves the first task of a page out',
    breaks: ['tasks-list/envelope', 'tasks-list/pages', 'tasks-list/limit'],
    seams: onPage((tasks) => tasks.slice(1)),
  }),
  mutant({
    id: 'page-of-nine',
    family: 'lists',
    statement: 'puts nine tasks on a page of ten',
    breaks: ['tasks-list/ten-a-page'],
    seams: onPage((tasks) => tasks.slice(0, 9)),
  }),
  mutant({
    id: 'page-repeats-last',
    family: 'lists',
    statement: 'lists the last task of a page twice',
    breaks: ['tasks-list/limit', 'tasks-list/pages', 'tasks-list/ten-a-page'],
    seams: onPage((tasks) => [...tasks, ...tasks.slice(-1)]),
  }),
  mutant({
    id: 'list-upside-down',
    family: 'lists',
    statement: 'lists tasks in the opposite order',
    breaks: [
      'tasks-list/newest-first',
      'tasks-list/ordering-task-id',
      'tasks-list/ordering-status',
      'tasks-list/ordering-task-name',
      'tasks-list/ordering-started-at',
    ],
    seams: onPage((tasks) => [...tasks].reverse()),
  }),
  mutant({
    id: 'ordering-ignored',
    family: 'lists',
    statement: 'ignores ordering',
    breaks: ['tasks-list/ordering-status', 'tasks-list/ordering-started-at'],
    seams: onPage((tasks) =>
      [...tasks].sort(
        (one, two) =>
          Date.parse(text((two.processing_time as JsonObject).started_at)) -
          Date.parse(text((one.processing_time as JsonObject).started_at)),
      ),
    ),
  }),
  mutant({
    id: 'filters-ignored',
    family: 'lists',
    statement: 'ignores filters',
    breaks: [
      'tasks-list/filter-status',
      'tasks-list/filter-task-name',
      'tasks-list/filter-task-id',
      'tasks-list/filters-together',
      'tasks-list/filter-date',
    ],
    seams: remembered,
  }),
  mutant({
    id: 'search-finds-nothing',
    family: 'lists',
    statement: 'finds nothing',
    breaks: [
      'tasks-list/envelope',
      'tasks-list/filter-search',
      'tasks-list/search-name-and-status',
      'tasks-list/filter-date',
      'tasks-list/filter-task-id',
    ],
    seams: onPage(() => []),
  }),
  mutant({
    id: 'past-page-as-500',
    family: 'lists',
    statement: 'fails past the last page',
    breaks: ['tasks-list/past-the-last-page'],
    seams: on('listTasks', (answer) => {
      const { results, previous } = answer.body as JsonObject;
      return (results as JsonObject[]).length === 0 && previous !== null ? { ...answer, status: 500 } : answer;
    }),
  }),
  mutant({
    id: 'past-page-full',
    family: 'lists',
    statement: 'answers the first page past the last',
    breaks: ['tasks-list/past-the-last-page'],
    seams: remembered,
  }),
];
