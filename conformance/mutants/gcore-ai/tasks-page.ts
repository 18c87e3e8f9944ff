import type { JsonObject, JsonValue } from '../../../src/base/json.ts';
import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { body, mutant, on, onPage } from './mutant.ts';

const page = (change: (page: JsonObject) => JsonObject) => on('listTasks', body(change));

const asUrl = (fragment: JsonValue | undefined): JsonValue =>
  typeof fragment === 'string' ? `https://api.gcore.com/streaming/ai/tasks?${fragment}` : null;

/** Mutants of one page of the list of tasks, and of the way to the next. */
export const pageMutants: readonly Mutant[] = [
  mutant(
    'next-as-url',
    'lists',
    'gives next and previous as URLs',
    ['tasks-list/next-and-previous ten-a-page'],
    page((all) => ({
      ...all,
      next: asUrl(all.next),
      previous: asUrl(all.previous),
    })),
  ),
  mutant(
    'next-never-null',
    'lists',
    'names a next page on the last',
    ['tasks-list/next-and-previous nothing-found'],
    page((all) => ({ ...all, next: all.next ?? 'page=2' })),
  ),
  mutant(
    'previous-missing',
    'lists',
    'leaves previous out',
    ['tasks-list/envelope next-and-previous'],
    page((all) => without(all, 'previous')),
  ),
  mutant(
    'count-of-the-page',
    'lists',
    'counts the tasks on the page',
    ['tasks-list/count'],
    page((all) => ({ ...all, count: (all.results as JsonObject[]).length })),
  ),
  mutant(
    'count-one-off',
    'lists',
    'counts one task too many',
    ['tasks-list/count filters-together', 'tasks-create/refusals-make-nothing'],
    page((all) => ({ ...all, count: Number(all.count) + 1 })),
  ),
  mutant(
    'list-bare',
    'lists',
    'lists tasks as a bare array',
    ['tasks-list/envelope nothing-found odd-parameters past-the-last-page'],
    on('listTasks', (answer) => ({ ...answer, body: (answer.body as JsonObject).results })),
  ),
  mutant(
    'list-with-results',
    'lists',
    'lists tasks with their results',
    ['tasks-list/items'],
    onPage((tasks) => tasks.map((task) => ({ ...task, result: { speech_detected: false } }))),
  ),
  mutant(
    'list-stale-progress',
    'lists',
    'lists tasks with another progress',
    ['tasks-list/items'],
    onPage((tasks) => tasks.map((task) => ({ ...task, progress: 0 }))),
  ),
];
