import type { JsonObject } from '../../../src/base/json.ts';
import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { mutant, on, onPage, remembering, text } from './mutant.ts';

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
  mutant(
    'page-without-first',
    'lists',
    'leaves the first task of a page out',
    ['tasks-list/envelope pages limit'],
    onPage((tasks) => tasks.slice(1)),
  ),
  mutant(
    'page-of-nine',
    'lists',
    'puts nine tasks on a page of ten',
    ['tasks-list/ten-a-page'],
    onPage((tasks) => tasks.slice(0, 9)),
  ),
  mutant(
    'page-repeats-last',
    'lists',
    'lists the last task of a page twice',
    ['tasks-list/limit pages ten-a-page'],
    onPage((tasks) => [...tasks, ...tasks.slice(-1)]),
  ),
  mutant(
    'list-upside-down',
    'lists',
    'lists tasks in the opposite order',
    ['tasks-list/newest-first ordering-task-id ordering-status ordering-task-name ordering-started-at'],
    onPage((tasks) => [...tasks].reverse()),
  ),
  mutant(
    'ordering-ignored',
    'lists',
    'ignores ordering',
    ['tasks-list/ordering-status ordering-started-at'],
    onPage((tasks) =>
      [...tasks].sort(
        (one, two) =>
          Date.parse(text((two.processing_time as JsonObject).started_at)) -
          Date.parse(text((one.processing_time as JsonObject).started_at)),
      ),
    ),
  ),
  mutant(
    'filters-ignored',
    'lists',
    'ignores filters',
    ['tasks-list/filter-status filter-task-name filter-task-id filters-together filter-date'],
    remembered,
  ),
  mutant(
    'search-finds-nothing',
    'lists',
    'finds nothing',
    ['tasks-list/envelope filter-search search-name-and-status filter-date filter-task-id'],
    onPage(() => []),
  ),
  mutant(
    'past-page-as-500',
    'lists',
    'fails past the last page',
    ['tasks-list/past-the-last-page'],
    on('listTasks', (answer) => {
      const { results, previous } = answer.body as JsonObject;
      return (results as JsonObject[]).length === 0 && previous !== null ? { ...answer, status: 500 } : answer;
    }),
  ),
  mutant(
    'past-page-full',
    'lists',
    'answers the first page past the last',
    ['tasks-list/past-the-last-page'],
    remembered,
  ),
];
