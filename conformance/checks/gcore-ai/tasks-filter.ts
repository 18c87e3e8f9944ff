import { isDeepStrictEqual } from 'node:util';
import { assumed, documented } from '../../../src/base/evidence.ts';
import type { JsonObject } from '../../../src/base/json.ts';
import { show } from '../../model/show.ts';
import { needsAi } from './support/account.ts';
import { check } from './support/check.ts';
import { LIST, mixed, page, several, wordOf } from './support/task-list.ts';
import { anyTask, cancel, created, creation, idOf, UNUSED_TASK } from './support/tasks.ts';

/** Words of the sources that several checks rest on. */
const says = {
  search:
    'This is an field for combined text search in the following fields: task_id, task_name, status, and task_data. Both full and partial searches are possible inside specified above fields.',
} as const;

/** Demands that a page has these tasks, and none that does not fit. */
function expectOnly(
  { answer, ids, tasks }: Awaited<ReturnType<typeof page>>,
  wanted: readonly string[],
  fits: (task: JsonObject) => boolean,
): void {
  const others = tasks.filter((task) => !fits(task));
  answer.verify(others.length === 0, 'only tasks that fit the filter', show(others));
  const missing = wanted.filter((id) => !ids.includes(id));
  answer.verify(missing.length === 0, `the tasks ${show(wanted)}`, show(ids));
}

/** GET /streaming/ai/tasks: filters and search. */
export const taskFilterChecks = [
  check({
    id: 'tasks-list/filter-status',
    title: 'The list can be filtered by status',
    quote: 'Task status',
    requirement: 'status: one of seven',
    evidence: documented(LIST),
    cost: { requests: 30 },
    run: async (t) => {
      const { success, moderation, failure, query } = await mixed(t);
      const word = await wordOf(t);
      const cancelled = await created(t, { client_user_id: word });
      const revoked = (await cancel(t, cancelled)).status === 202 ? [cancelled] : [];
      const rows = {
        SUCCESS: [query, [success, moderation]],
        FAILURE: [query, [failure]],
        REVOKED: [`search=${word}`, revoked],
      } as const;
      for (const [status, [search, wanted]] of Object.entries(rows)) {
        expectOnly(await page(t, `${search}&status=${status}`), wanted, (task) => task.status === status);
      }
    },
  }),
  check({
    id: 'tasks-list/filter-task-name',
    title: 'The list can be filtered by task_name',
    quote: 'Type of the AI task. Reflects the original API method that was used to create the AI task.',
    requirement: 'task_name: transcription or content-moderation',
    evidence: documented(LIST),
    cost: { requests: 24 },
    run: async (t) => {
      const { success, moderation, failure, query } = await mixed(t);
      const rows = { transcription: [success, failure], 'content-moderation': [moderation] };
      for (const [name, wanted] of Object.entries(rows)) {
        const isOne = ({ task_data }: JsonObject) => (task_data as JsonObject).task_name === name;
        expectOnly(await page(t, `${query}&task_name=${name}`), wanted, isOne);
      }
    },
  }),
  check({
    id: 'tasks-list/filter-task-id',
    title: 'The list can be filtered by id',
    quote: 'The task unique identifier to find',
    requirement: 'task_id: exactly this task',
    evidence: documented(LIST),
    cost: { requests: 4 },
    run: async (t) => {
      const { ids } = await several(t, 2);
      const { answer, ids: found } = await page(t, `task_id=${ids[0]}`);
      answer.verify(isDeepStrictEqual(found, [ids[0]]), show([ids[0]]), show(found));
      const none = await page(t, `task_id=${UNUSED_TASK}`);
      none.answer.verify(none.ids.length === 0, 'no task', show(none.ids));
    },
  }),
  check({
    id: 'tasks-list/filter-search',
    title: 'The list can be searched',
    quote: says.search,
    requirement: 'search: full or partial match over task_id, task_name, status and task_data',
    evidence: documented(LIST),
    cost: { requests: 8 },
    run: async (t) => {
      const word = await wordOf(t);
      await needsAi(t);
      const found = { client_entity_data: `${word}-entity`, url: `https://${word}.example.com/a.mp4` };
      const id = idOf(await t.send(creation(found)));
      const other = await anyTask(t);
      // The whole id, a part of it, of the url and of the data.
      for (const part of [id, id.slice(9, 23), `${word}.example`, `${word}-ent`]) {
        const { answer, ids } = await page(t, `search=${encodeURIComponent(part)}`);
        answer.verify(ids.includes(id) && !ids.includes(other), `${id} for ${show(part)}`, show(ids));
      }
    },
  }),
  check({
    id: 'tasks-list/search-name-and-status',
    title: 'The search covers the name and the status, too',
    quote: says.search,
    requirement: 'search: full or partial match over task_name and status',
    evidence: documented(LIST),
    cost: { requests: 24 },
    run: async (t) => {
      const { moderation, failure } = await mixed(t);
      for (const [part, id] of [
        ['content-mod', moderation],
        ['FAILURE', failure],
      ]) {
        const { answer, ids } = await page(t, `search=${part}`);
        answer.verify(ids.includes(id), `${id} for ${show(part)}`, show(ids));
      }
    },
  }),
  check({
    id: 'tasks-list/filter-date',
    title: 'The list can be filtered by the day of creation',
    requirement: 'date_created: ISO 8601',
    evidence: assumed('only "time when created" is documented; we read a date as its UTC day'),
    cost: { requests: 6 },
    run: async (t) => {
      const { ids, query } = await several(t, 1);
      const day = (time: number) => new Date(time).toISOString().slice(0, 10);
      const now = await t.now();
      const today = await page(t, `${query}&date_created=${day(now)}`);
      today.answer.verify(today.ids.includes(ids[0]), `the task of ${day(now)}`, show(today.ids));
      const before = await page(t, `${query}&date_created=${day(now - 3 * 86_400_000)}`);
      before.answer.verify(before.ids.length === 0, 'no task of three days ago', show(before.ids));
    },
  }),
  check({
    id: 'tasks-list/filters-together',
    title: 'Filters are combined',
    requirement: 'Every given filter must match',
    evidence: assumed('usual for such lists'),
    cost: { requests: 22 },
    run: async (t) => {
      const { success, query } = await mixed(t);
      const { answer, ids } = await page(t, `${query}&status=SUCCESS&task_name=transcription`);
      answer.verify(ids.includes(success) && ids.length === 1, show([success]), show(ids));
      const none = await page(t, `${query}&status=FAILURE&task_name=content-moderation`);
      none.answer.verify(none.ids.length === 0 && none.body.count === 0, 'no task, count 0', show(none.body));
    },
  }),
];
