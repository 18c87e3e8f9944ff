import { isDeepStrictEqual } from 'node:util';
import { assumed, documented, observed } from '../../../src/base/evidence.ts';
import type { JsonObject } from '../../../src/base/json.ts';
import type { Check } from '../../model/check.ts';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { needsAi } from './support/account.ts';
import { expectNotFound } from './support/refusals.ts';
import { shapedObject } from './support/shape.ts';
import { AUTH, SUITES } from './support/sources.ts';
import { LIST, lists, mixed, page, several, wordOf } from './support/task-list.ts';
import { ended, TASKS } from './support/tasks.ts';

const sorted = (ids: readonly unknown[]): unknown[] => [...ids].sort();

/**
 * The page that `next` or `previous` names, among any other parameters. A value that is not part of a query is returned
 * as it is.
 */
const pageIn = (value: unknown): unknown =>
  typeof value === 'string' && /^\w+=[^/?]*$/.test(value) ? new URLSearchParams(value).get('page') : value;

/** GET /streaming/ai/tasks: filters, order, pages and the unusual envelope. */
export const taskListChecks: readonly Check[] = [
  lists(
    'envelope',
    'The list has its envelope',
    '200 {"count", "next", "previous", "results"}',
    documented(LIST),
    2,
    async (t) => {
      const { ids, query } = await several(t, 1);
      const { answer, body, ids: found } = await page(t, query);
      answer.verify(Number.isInteger(body.count) && Number(body.count) >= 1, 'a count', show(body.count));
      for (const name of ['next', 'previous'])
        answer.verify(name in body, `the field ${name}`, show(Object.keys(body)));
      answer.verify(found.includes(ids[0]), `the task ${ids[0]}`, show(found));
    },
  ),
  lists(
    'items',
    'An item is the task without its result',
    'results: the tasks as read by id, without result',
    documented(LIST),
    10,
    async (t) => {
      const { body } = await ended(t, { client_user_id: await wordOf(t) }, 'SUCCESS');
      const { answer, tasks } = await page(t, `search=${await wordOf(t)}`);
      const item = tasks.find(({ task_id }) => task_id === body.task_id) ?? {};
      for (const name of ['task_id', 'status', 'progress', 'processing_time', 'task_data']) {
        answer.verify(isDeepStrictEqual(item[name], body[name]), `${name} ${show(body[name])}`, show(item[name]));
      }
      answer.verify(item.result == null, 'no result in the list', show(item.result));
    },
  ),
  lists('ten-a-page', 'A page has ten tasks', 'limit: 10 by default', documented(LIST), 13, async (t) => {
    const { query } = await several(t, 11);
    const { answer, tasks, body } = await page(t, query);
    answer.verify(tasks.length === 10, 'ten tasks', tasks.length);
    answer.verify(pageIn(body.next) === '2', 'next "page=2"', show(body.next));
    const rest = await page(t, `${query}&page=2`);
    rest.answer.verify(rest.tasks.length >= 1, 'the eleventh task on page 2', rest.tasks.length);
  }),
  lists(
    'limit',
    'limit sets the number of tasks on a page',
    'limit: the number of tasks on a page',
    documented(LIST),
    6,
    async (t) => {
      const { query } = await several(t, 3);
      for (const limit of [1, 2, 50]) {
        const { answer, tasks } = await page(t, `${query}&limit=${limit}`);
        const fits = limit === 50 ? tasks.length >= 3 : tasks.length === limit;
        answer.verify(fits, `${Math.min(limit, 3)} tasks`, tasks.length);
      }
    },
  ),
  lists(
    'pages',
    'The pages together hold each task once',
    'page: counted from 1, each task on one page',
    documented(LIST),
    9,
    async (t) => {
      const { ids, query } = await several(t, 5);
      const seen: unknown[] = [];
      for (const [number, amount] of [
        [1, 2],
        [2, 2],
        [3, 1],
      ] as const) {
        const { answer, ids: found } = await page(t, `${query}&limit=2&page=${number}`);
        answer.verify(found.length === amount, `${amount} tasks on page ${number}`, show(found));
        seen.push(...found);
      }
      const { answer } = await page(t, query);
      answer.verify(new Set(seen).size === seen.length, 'no task twice', show(seen));
      const missing = ids.filter((id) => !seen.includes(id));
      answer.verify(missing.length === 0, 'every task', `tasks without ${show(missing)}`);
    },
  ),
  lists(
    'next-and-previous',
    'next and previous are parts of a query',
    'next: "page=2", previous: "page=1", null at the ends; no URLs',
    documented(`${LIST}, example`),
    6,
    async (t) => {
      const { query } = await several(t, 3);
      const rows: [number, string | null, string | null][] = [
        [1, '2', null],
        [2, '3', '1'],
        [3, null, '2'],
      ];
      for (const [number, next, previous] of rows) {
        const { answer, body } = await page(t, `${query}&limit=1&page=${number}`);
        answer.verify(pageIn(body.next) === next, `next page=${next} on page ${number} of 3`, show(body.next));
        answer.verify(pageIn(body.previous) === previous, `previous page=${previous}`, show(body.previous));
      }
    },
  ),
  lists(
    'past-the-last-page',
    'A page past the last is empty, or not found',
    '200 without results, as the SDK pagers expect, or the documented 404',
    observed('both official pagers ask for pages until one is empty; a 404 is documented without its case'),
    3,
    async (t) => {
      const { query } = await several(t, 1);
      await page(t, `${query}&limit=1`);
      const answer = await t.send({ path: `${TASKS}?${query}&limit=1&page=99` });
      if (answer.status === 404) expectNotFound(answer);
      else {
        const { results } = shapedObject(answer, 'listTasks');
        answer.verify(Array.isArray(results) && results.length === 0, 'no tasks', show(results));
      }
    },
  ),
  lists(
    'past-the-last-page-404',
    'A server without a page past the last answers 404',
    '404 {"status": 404, "error": "Not Found. ..."}',
    documented(`${LIST}, 404; when it is answered is assumed`),
    3,
    async (t) => {
      await needsAi(t);
      await t.given({ switches: { pastLastPage: 'not-found' } });
      expectNotFound(await t.send({ path: `${TASKS}?page=99` }));
    },
  ),
  lists(
    'count',
    'count is the number of matches',
    'count: the number of all matching tasks, on every page',
    assumed('usual for such lists'),
    8,
    async (t) => {
      const { query } = await several(t, 3);
      for (const more of ['', '&limit=1', '&limit=2&page=2']) {
        const { answer, body } = await page(t, query + more);
        answer.verify(body.count === 3, 'count 3', show(body.count));
      }
    },
  ),
  lists(
    'newest-first',
    'The last started task comes first',
    'ordering: started_at, descending, by default',
    documented(LIST),
    8,
    async (t) => {
      const { ids, query } = await several(t, 3);
      await t.wait(30);
      const { answer, tasks, ids: found } = await page(t, query);
      const own = found.filter((id) => ids.includes(String(id)));
      const starts = tasks.map(({ processing_time: time }) => Date.parse(String((time as JsonObject).started_at)));
      const falling = starts.every((start, at) => at === 0 || !(start > (starts[at - 1] ?? 0)));
      answer.verify(falling, 'started_at that falls', show(tasks.map(({ processing_time }) => processing_time)));
      // Tasks of the same moment may have any order.
      if (new Set(starts).size === starts.length)
        answer.verify(show(own) === show([...ids].reverse()), show([...ids].reverse()), show(own));
    },
  ),
  ...(['task_id', 'status', 'task_name', 'started_at'] as const).map((field) =>
    lists(
      `ordering-${field.replace('_', '-')}`,
      `The list can be ordered by ${field}`,
      `ordering=${field}: ascending`,
      documented(LIST),
      24,
      async (t) => {
        const { query } = await mixed(t);
        const { answer, tasks } = await page(t, `${query}&ordering=${field}`);
        const values: (string | number)[] = tasks.map((task) => {
          if (field === 'task_name') return String((task.task_data as JsonObject).task_name);
          // Some times have fractions and some do not, so they cannot be compared as texts.
          if (field === 'started_at') return Date.parse(String((task.processing_time as JsonObject).started_at));
          return String(task[field]);
        });
        answer.verify(values.length >= 3, 'three tasks', values.length);
        answer.verify(
          values.every((value, at) => at === 0 || value >= (values[at - 1] ?? '')),
          `${field} ascending`,
          show(values),
        );
        const plain = await page(t, query);
        answer.verify(
          show(sorted(plain.ids)) === show(sorted(tasks.map(({ task_id }) => task_id))),
          'the same tasks as without ordering',
          show(values),
        );
      },
    ),
  ),
  lists(
    'nothing-found',
    'A search without a match gets an empty page',
    '200 {"count": 0, "next": null, "previous": null, "results": []}',
    documented(LIST),
    1,
    async (t) => {
      await needsAi(t);
      const { answer, body, ids } = await page(t, 'search=no-task-has-this-text');
      answer.verify(ids.length === 0 && body.next === null && body.previous === null, 'nothing', show(body));
    },
  ),
  lists(
    'odd-parameters',
    'Invalid parameters are ignored',
    'limit=0, page=0, an invalid date: 200',
    observed(`${SUITES}: they send them and expect 200`),
    4,
    async (t) => {
      await needsAi(t);
      await eachRow(
        t,
        { zero: 'limit=0&page=0', date: 'date_created=date_created', unknown: 'fields=x' },
        async (query) => {
          await page(t, query);
        },
      );
    },
  ),
  lists(
    'own-only',
    'Tasks of other accounts are not listed',
    'The list has the tasks of the account only',
    documented(`${AUTH}: tokens belong to an account`),
    3,
    async (t) => {
      const { ids, query } = await several(t, 1);
      const answer = await t.send({ path: `${TASKS}?${query}`, credential: 'neighbour' });
      const { results } = shapedObject(answer, 'listTasks');
      answer.verify(Array.isArray(results) && results.length === 0, `no ${ids[0]}`, show(results));
    },
  ),
];
