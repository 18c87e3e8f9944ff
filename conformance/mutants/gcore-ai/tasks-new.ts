import type { JsonObject } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { as, body, mutant, on, remembering, says } from './mutant.ts';

const ACCEPTED =
  'tasks-create/transcription translation moderation stop-objects null-is-absent client-fields url-not-read terminological-codes unknown-members';

/** Mutants of the answer to a new task, and of its id. */
export const newTaskMutants: readonly Mutant[] = [
  mutant('created-as-200', 'envelope', 'answers 200 to a new task', [ACCEPTED], on('createTask', as(200))),
  mutant(
    'id-no-uuid',
    'envelope',
    'gives tasks numbers',
    ['tasks-create/transcription'],
    on('createTask', says({ task_id: '7' })),
  ),
  mutant(
    'id-renamed',
    'envelope',
    'calls the id of a task id',
    ['tasks-create/transcription moderation'],
    on(
      'createTask',
      body(({ task_id: id = '' }) => ({ id })),
    ),
  ),
  mutant(
    'id-shared',
    'states',
    'answers equal requests with one task',
    ['tasks-create/own-id'],
    remembering<{ first?: JsonObject }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule !== 'createTask') return answer;
        kept.first ??= answer.body as JsonObject;
        return { ...answer, body: kept.first };
      },
    ),
  ),
];
