import { isDeepStrictEqual } from 'node:util';
import { assumed, documented, observed } from '../../../src/base/evidence.ts';
import { show } from '../../model/show.ts';
import { needsAi } from './support/account.ts';
import { check } from './support/check.ts';
import { expectNotFound } from './support/refusals.ts';
import { shapedObject } from './support/shape.ts';
import { LIST, mixed, page, several } from './support/task-list.ts';
import { look, TASKS } from './support/tasks.ts';

/** Words of the sources that several checks rest on. */
const says = {
  listTasks:
    'Returns a list of previously created and processed AI tasks. The list contains brief information about the task and its execution status. Data is displayed page by page.',
  limit: 'Number of results to return per page.',
} as const;

/**
 * The page that `next` or `previous` names, among any other parameters. A value that is not part of a query is returned
 * as it is.
 */
const pageIn = (value: unknown): unknown =>
  typeof value === 'string' && /^\w+=[^/?]*$/.test(value) ? new URLSearchParams(value).get('page') : value;

/** GET /streaming/ai/tasks: filters, order, pages and the unusual envelope. */
export const taskListChecks = [
  check({
    id: 'tasks-list/envelope',
    title: 'The list has its envelope',
    quote: says.listTasks,
    requirement: '200 {"count", "next", "previous", "results"}',
    evidence: documented(LIST),
    cost: { requests: 12 },
    run: async (t) => {
      const { ids, query } = await several(t, 1);
      const { answer, body, ids: found } = await page(t, query);
      answer.verify(Number.isInteger(body.count) && Number(body.count) >= 1, 'a count', show(body.count));
      for (const name of ['next', 'previous'])
        answer.verify(name in body, `the field ${name}`, show(Object.keys(body)));
      answer.verify(found.includes(ids[0]), `the task ${ids[0]}`, show(found));
    },
  }),
  check({
    id: 'tasks-list/items',
    title: 'An item is the task without its result',
    quote: says.listTasks,
    requirement: 'results: the tasks as read by id, without result',
    evidence: documented(LIST),
    cost: { requests: 13 },
    run: async (t) => {
      const { success, query } = await mixed(t);
      const { body } = await look(t, success);
      const { answer, tasks } = await page(t, query);
      const item = tasks.find(({ task_id }) => task_id === body.task_id) ?? {};
      for (const name of ['task_id', 'status', 'progress', 'processing_time', 'task_data']) {
        answer.verify(isDeepStrictEqual(item[name], body[name]), `${name} ${show(body[name])}`, show(item[name]));
      }
      answer.verify(item.result == null, 'no result in the list', show(item.result));
    },
  }),
  check({
    id: 'tasks-list/ten-a-page',
    title: 'A page has ten tasks',
    quote: says.limit,
    requirement: 'limit: 10 by default',
    evidence: documented(LIST),
    cost: { requests: 13 },
    run: async (t) => {
      const { query } = await several(t, 11);
      const { answer, tasks, body } = await page(t, query);
      answer.verify(tasks.length === 10, 'ten tasks', tasks.length);
      answer.verify(pageIn(body.next) === '2', 'next "page=2"', show(body.next));
      const rest = await page(t, `${query}&page=2`);
      rest.answer.verify(rest.tasks.length >= 1, 'the eleventh task on page 2', rest.tasks.length);
    },
  }),
  check({
    id: 'tasks-list/limit',
    title: 'limit sets the number of tasks on a page',
    quote: says.limit,
    requirement: 'limit: the number of tasks on a page',
    evidence: documented(LIST),
    cost: { requests: 6 },
    run: async (t) => {
      const { query } = await several(t, 3);
      for (const limit of [1, 2, 50]) {
        const { answer, tasks } = await page(t, `${query}&limit=${limit}`);
        const fits = limit === 50 ? tasks.length >= 3 : tasks.length === limit;
        answer.verify(fits, `${Math.min(limit, 3)} tasks`, tasks.length);
      }
    },
  }),
  check({
    id: 'tasks-list/pages',
    title: 'The pages together hold each task once',
    quote: 'Page to view from task list, starting from 1',
    requirement: 'page: counted from 1, each task on one page',
    evidence: documented(LIST),
    cost: { requests: 9 },
    run: async (t) => {
      const { ids, query } = await several(t, 5);
      const seen: unknown[] = [];
      for (const number of [1, 2, 3]) {
        const { answer, ids: found } = await page(t, `${query}&limit=2&page=${number}`);
        const amount = number === 3 ? 1 : 2;
        answer.verify(found.length === amount, `${amount} tasks on page ${number}`, show(found));
        seen.push(...found);
      }
      const { answer } = await page(t, query);
      answer.verify(new Set(seen).size === seen.length, 'no task twice', show(seen));
      const missing = ids.filter((id) => !seen.includes(id));
      answer.verify(missing.length === 0, 'every task', `tasks without ${show(missing)}`);
    },
  }),
  check({
    id: 'tasks-list/next-and-previous',
    title: 'next and previous are parts of a query',
    quote: 'Pointer to next page, is part of query string of the request',
    requirement: 'next: "page=2", previous: "page=1", null at the ends; no URLs',
    evidence: documented(`${LIST}, example`),
    cost: { requests: 6 },
    run: async (t) => {
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
  }),
  check({
    id: 'tasks-list/past-the-last-page',
    title: 'A page past the last is empty, or not found',
    requirement: '200 without results, as the SDK pagers expect, or the documented 404',
    evidence: observed('both official pagers ask for pages until one is empty; a 404 is documented without its case'),
    cost: { requests: 3 },
    run: async (t) => {
      const { query } = await several(t, 1);
      await page(t, `${query}&limit=1`);
      const answer = await t.send({ path: `${TASKS}?${query}&limit=1&page=99` });
      if (answer.status === 404) expectNotFound(answer);
      else {
        const { results } = shapedObject(answer, 'listTasks');
        answer.verify(Array.isArray(results) && results.length === 0, 'no tasks', show(results));
      }
    },
  }),
  check({
    id: 'tasks-list/past-the-last-page-404',
    title: 'A server without a page past the last answers 404',
    quote: 'Not Found. Entity you are looking for was not found, please check the initial parameters',
    requirement: '404 {"status": 404, "error": "Not Found. ..."}',
    evidence: documented(`${LIST}, 404; when it is answered is assumed`),
    cost: { requests: 3 },
    run: async (t) => {
      await needsAi(t);
      await t.given({ switches: { pastLastPage: 'not-found' } });
      expectNotFound(await t.send({ path: `${TASKS}?page=99` }));
    },
  }),
  check({
    id: 'tasks-list/count',
    title: 'count is the number of matches',
    requirement: 'count: the number of all matching tasks, on every page',
    evidence: assumed('usual for such lists'),
    cost: { requests: 8 },
    run: async (t) => {
      const { query } = await several(t, 3);
      for (const more of ['', '&limit=1', '&limit=2&page=2']) {
        const { answer, body } = await page(t, query + more);
        answer.verify(body.count === 3, 'count 3', show(body.count));
      }
    },
  }),
];
