import type { JsonObject } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { as, body, on, remembering, says } from './changes.ts';
import { mutant } from './mutant.ts';

const ACCEPTED = [
  'tasks-create/transcription',
  'tasks-create/translation',
  'tasks-create/moderation',
  'tasks-create/stop-objects',
  'tasks-create/null-is-absent',
  'tasks-create/client-fields',
  'tasks-create/url-not-read',
  'tasks-create/terminological-codes',
  'tasks-create/unknown-members',
] as const;

/** Mutants of the answer to a new task, and of its id. */
export const newTaskMutants: readonly Mutant[] = [
  mutant({
    id: 'created-as-200',
    family: 'envelope',
    statement: 'answers 200 to a new task',
    breaks: ACCEPTED,
    seams: on('createTask', as(200)),
  }),
  mutant({
    id: 'id-no-uuid',
    family: 'envelope',
    statement: 'gives tasks numbers',
    breaks: ['tasks-create/transcription'],
    seams: on('createTask', says({ task_id: '7' })),
  }),
  mutant({
    id: 'id-renamed',
    family: 'envelope',
    statement: 'calls the id of a task id',
    breaks: ['tasks-create/transcription', 'tasks-create/moderation'],
    seams: on(
      'createTask',
      body(({ task_id: id = '' }) => ({ id })),
    ),
  }),
  mutant({
    id: 'id-shared',
    family: 'states',
    statement: 'answers equal requests with one task',
    breaks: ['tasks-create/own-id'],
    seams: remembering<{ first?: JsonObject }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule !== 'createTask') return answer;
        kept.first ??= answer.body as JsonObject;
        return { ...answer, body: kept.first };
      },
    ),
  }),
];
