import type { JsonObject, JsonValue } from '../../../src/base/json.ts';
import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { body, on, onPage } from './changes.ts';
import { mutant } from './mutant.ts';

const page = (change: (page: JsonObject) => JsonObject) => on('listTasks', body(change));

const asUrl = (fragment: JsonValue | undefined): JsonValue =>
  typeof fragment === 'string' ? `https://api.gcore.com/streaming/ai/tasks?${fragment}` : null;

/** Mutants of one page of the list of tasks, and of the way to the next. */
export const pageMutants: readonly Mutant[] = [
  mutant({
    id: 'next-as-url',
    family: 'lists',
    statement: 'gives next and previous as URLs',
    breaks: ['tasks-list/next-and-previous', 'tasks-list/ten-a-page'],
    seams: page((all) => ({
      ...all,
      next: asUrl(all.next),
      previous: asUrl(all.previous),
    })),
  }),
  mutant({
    id: 'next-never-null',
    family: 'lists',
    statement: 'names a next page on the last',
    breaks: ['tasks-list/next-and-previous', 'tasks-list/nothing-found'],
    seams: page((all) => ({ ...all, next: all.next ?? 'page=2' })),
  }),
  mutant({
    id: 'previous-missing',
    family: 'lists',
    statement: 'leaves previous out',
    breaks: ['tasks-list/envelope', 'tasks-list/next-and-previous'],
    seams: page((all) => without(all, 'previous')),
  }),
  mutant({
    id: 'count-of-the-page',
    family: 'lists',
    statement: 'counts the tasks on the page',
    breaks: ['tasks-list/count'],
    seams: page((all) => ({ ...all, count: (all.results as JsonObject[]).length })),
  }),
  mutant({
    id: 'count-one-off',
    family: 'lists',
    statement: 'counts one task too many',
    breaks: ['tasks-list/count', 'tasks-list/filters-together', 'tasks-create/refusals-make-nothing'],
    seams: page((all) => ({ ...all, count: Number(all.count) + 1 })),
  }),
  mutant({
    id: 'list-bare',
    family: 'lists',
    statement: 'lists tasks as a bare array',
    breaks: [
      'tasks-list/envelope',
      'tasks-list/nothing-found',
      'tasks-list/odd-parameters',
      'tasks-list/past-the-last-page',
    ],
    seams: on('listTasks', (answer) => ({ ...answer, body: (answer.body as JsonObject).results })),
  }),
  mutant({
    id: 'list-with-results',
    family: 'lists',
    statement: 'lists tasks with their results',
    breaks: ['tasks-list/items'],
    seams: onPage((tasks) => tasks.map((task) => ({ ...task, result: { speech_detected: false } }))),
  }),
  mutant({
    id: 'list-stale-progress',
    family: 'lists',
    statement: 'lists tasks with another progress',
    breaks: ['tasks-list/items'],
    seams: onPage((tasks) => tasks.map((task) => ({ ...task, progress: 0 }))),
  }),
];
