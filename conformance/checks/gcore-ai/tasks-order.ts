import { isDeepStrictEqual } from 'node:util';
import { documented, observed } from '../../../src/base/evidence.ts';
import type { JsonObject } from '../../../src/base/json.ts';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { needsAi } from './support/account.ts';
import { check } from './support/check.ts';
import { shapedObject } from './support/shape.ts';
import { AUTH, SUITES } from './support/sources.ts';
import { LIST, mixed, page, several } from './support/task-list.ts';
import { TASKS } from './support/tasks.ts';

const sorted = (ids: readonly unknown[]): unknown[] => [...ids].sort();

const ORDERING =
  'Which field to use when ordering the results: task_id, status, and task_name. Sorting is done in ascending (ASC) order. If parameter is omitted then "started_at DESC" is used for ordering by default.';

interface OrderCase<Name extends string> {
  readonly id: Name;
  readonly field: 'task_id' | 'status' | 'task_name' | 'started_at';
}

/** Some times have fractions and some do not, so they cannot be compared as texts. */
function fieldOf(task: JsonObject, field: OrderCase<string>['field']): string | number {
  if (field === 'task_name') return String((task.task_data as JsonObject).task_name);
  if (field === 'started_at') return Date.parse(String((task.processing_time as JsonObject).started_at));
  return String(task[field]);
}

const ordered = <const Name extends `tasks-list/${string}`>({ id, field }: OrderCase<Name>) =>
  check({
    id,
    title: `The list can be ordered by ${field}`,
    quote: ORDERING,
    requirement: `ordering=${field}: ascending`,
    evidence: documented(LIST),
    cost: { requests: 24 },
    run: async (t) => {
      const { query } = await mixed(t);
      const { answer, tasks } = await page(t, `${query}&ordering=${field}`);
      const values = tasks.map((task) => fieldOf(task, field));
      answer.verify(values.length >= 3, 'three tasks', values.length);
      const ascending = values.every((value, at) => at === 0 || value >= (values[at - 1] ?? ''));
      answer.verify(ascending, `${field} ascending`, show(values));
      const plain = sorted((await page(t, query)).ids);
      const same = isDeepStrictEqual(plain, sorted(tasks.map(({ task_id }) => task_id)));
      answer.verify(same, 'the same tasks as without ordering', show(values));
    },
  });

/** The order of the list of tasks, and what it leaves out. */
export const taskOrderChecks = [
  check({
    id: 'tasks-list/newest-first',
    title: 'The last started task comes first',
    quote: ORDERING,
    requirement: 'ordering: started_at, descending, by default',
    evidence: documented(LIST),
    cost: { requests: 8 },
    run: async (t) => {
      const { ids, query } = await several(t, 3);
      await t.wait(30);
      const { answer, tasks, ids: found } = await page(t, query);
      const own = found.filter((id) => ids.includes(String(id)));
      const starts = tasks.map(({ processing_time: time }) => Date.parse(String((time as JsonObject).started_at)));
      const falling = starts.every((start, at) => at === 0 || !(start > (starts[at - 1] ?? 0)));
      answer.verify(falling, 'started_at that falls', show(tasks.map(({ processing_time }) => processing_time)));
      // Tasks of the same moment may have any order.
      if (new Set(starts).size === starts.length)
        answer.verify(isDeepStrictEqual(own, [...ids].reverse()), show([...ids].reverse()), show(own));
    },
  }),
  ordered({ id: 'tasks-list/ordering-task-id', field: 'task_id' }),
  ordered({ id: 'tasks-list/ordering-status', field: 'status' }),
  ordered({ id: 'tasks-list/ordering-task-name', field: 'task_name' }),
  ordered({ id: 'tasks-list/ordering-started-at', field: 'started_at' }),
  check({
    id: 'tasks-list/nothing-found',
    title: 'A search without a match gets an empty page',
    quote:
      'Returns a list of previously created and processed AI tasks. The list contains brief information about the task and its execution status. Data is displayed page by page.',
    requirement: '200 {"count": 0, "next": null, "previous": null, "results": []}',
    evidence: documented(LIST),
    cost: { requests: 1 },
    run: async (t) => {
      await needsAi(t);
      const { answer, body, ids } = await page(t, 'search=no-task-has-this-text');
      answer.verify(ids.length === 0 && body.next === null && body.previous === null, 'nothing', show(body));
    },
  }),
  check({
    id: 'tasks-list/odd-parameters',
    title: 'Invalid parameters are ignored',
    requirement: 'limit=0, page=0, an invalid date: 200',
    evidence: observed(`${SUITES}: they send them and expect 200`),
    cost: { requests: 4 },
    run: async (t) => {
      await needsAi(t);
      await eachRow(
        t,
        { zero: 'limit=0&page=0', date: 'date_created=date_created', unknown: 'fields=x' },
        async (query) => {
          await page(t, query);
        },
      );
    },
  }),
  check({
    id: 'tasks-list/own-only',
    title: 'Tasks of other accounts are not listed',
    quote: 'Confirm the token is valid and see which account it belongs to',
    requirement: 'The list has the tasks of the account only',
    evidence: documented(`${AUTH}: tokens belong to an account`),
    cost: { requests: 3 },
    run: async (t) => {
      await t.credential('neighbour');
      const { ids, query } = await several(t, 1);
      const answer = await t.send({ path: `${TASKS}?${query}`, credential: 'neighbour' });
      const { results } = shapedObject(answer, 'listTasks');
      answer.verify(Array.isArray(results) && results.length === 0, `no ${ids[0]}`, show(results));
    },
  }),
];
