import type { JsonObject } from '../../../src/base/json.ts';
import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { as, body, mutant, on, remembering, says } from './mutant.ts';

/** Mutants of reading tasks. */
export const taskReadMutants: readonly Mutant[] = [
  mutant('get-as-202', 'envelope', 'answers 202 to reading a task', ['tasks-read/new'], on('getTask', as(202))),
  mutant(
    'get-404-as-cancel',
    'errors',
    'answers an unknown task with the text of cancelling',
    ['tasks-read/unknown no-uuid'],
    on('not-found', says({ error: 'Task not found' })),
  ),
  mutant(
    '404-without-status',
    'errors',
    'leaves the status out of a 404',
    ['tasks-read/unknown no-uuid', 'videos/unknown', 'subtitles/unknown unknown-video'],
    on(
      'not-found',
      body((all) => without(all, 'status')),
    ),
  ),
  mutant(
    '404-as-400',
    'errors',
    'answers 400 for unknown ids',
    [
      'tasks-read/unknown no-uuid of-another-account',
      'tasks-list/past-the-last-page-404',
      'videos/unknown',
      'subtitles/unknown unknown-video',
    ],
    on('not-found', as(400)),
  ),
  mutant(
    'one-task-for-all',
    'isolation',
    'shows the first task for every id',
    ['tasks-create/own-id', 'tasks-list/filter-status'],
    remembering<{ first?: JsonObject }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule !== 'getTask') return answer;
        kept.first ??= answer.body as JsonObject;
        return { ...answer, body: kept.first };
      },
    ),
  ),
  mutant(
    'state-shared',
    'isolation',
    'shows an account the tasks and videos of another account',
    [
      'tasks-read/of-another-account',
      'tasks-list/own-only',
      'tasks-cancel/of-another-account',
      'videos/of-another-account',
      'subtitles/of-another-account',
    ],
    () => ({
      ownerOf: (tenant, property) => (property === 'state' ? tenant.replace(/-neighbour$/, '') : tenant),
    }),
  ),
];
