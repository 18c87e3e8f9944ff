import type { JsonObject } from '../../../src/base/json.ts';
import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { as, body, on, remembering, says } from './changes.ts';
import { mutant } from './mutant.ts';

/** Mutants of reading tasks. */
export const taskReadMutants: readonly Mutant[] = [
  mutant({
    id: 'get-as-202',
    family: 'envelope',
    statement: 'answers 202 to reading a task',
    breaks: ['tasks-read/new'],
    seams: on('getTask', as(202)),
  }),
  mutant({
    id: 'get-404-as-cancel',
    family: 'errors',
    statement: 'answers an unknown task with the text of cancelling',
    breaks: ['tasks-read/unknown', 'tasks-read/no-uuid'],
    seams: on('not-found', says({ error: 'Task not found' })),
  }),
  mutant({
    id: '404-without-status',
    family: 'errors',
    statement: 'leaves the status out of a 404',
    breaks: [
      'tasks-read/unknown',
      'tasks-read/no-uuid',
      'videos/unknown',
      'subtitles/unknown',
      'subtitles/unknown-video',
    ],
    seams: on(
      'not-found',
      body((all) => without(all, 'status')),
    ),
  }),
  mutant({
    id: '404-as-400',
    family: 'errors',
    statement: 'answers 400 for unknown ids',
    breaks: [
      'tasks-read/unknown',
      'tasks-read/no-uuid',
      'tasks-read/of-another-account',
      'tasks-list/past-the-last-page-404',
      'videos/unknown',
      'subtitles/unknown',
      'subtitles/unknown-video',
    ],
    seams: on('not-found', as(400)),
  }),
  mutant({
    id: 'one-task-for-all',
    family: 'isolation',
    statement: 'shows the first task for every id',
    breaks: ['tasks-create/own-id', 'tasks-list/filter-status'],
    seams: remembering<{ first?: JsonObject }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule !== 'getTask') return answer;
        kept.first ??= answer.body as JsonObject;
        return { ...answer, body: kept.first };
      },
    ),
  }),
  mutant({
    id: 'state-shared',
    family: 'isolation',
    statement: 'shows an account the tasks and videos of another account',
    breaks: [
      'tasks-read/of-another-account',
      'tasks-list/own-only',
      'tasks-cancel/of-another-account',
      'videos/of-another-account',
      'subtitles/of-another-account',
    ],
    seams: () => ({
      ownerOf: (tenant, property) => (property === 'state' ? tenant.replace(/-neighbour$/, '') : tenant),
    }),
  }),
];
