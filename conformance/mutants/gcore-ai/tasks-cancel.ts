import type { Mutant } from '../mutant.ts';
import { as, mutant, on, says } from './mutant.ts';

/** Mutants of the answer to a cancellation. */
export const taskCancelMutants: readonly Mutant[] = [
  mutant(
    'cancel-as-200',
    'envelope',
    'answers 200 to a cancellation',
    ['tasks-cancel/cancels revokes twice any-body one-only'],
    on('cancelTask', as(200)),
  ),
  mutant(
    'cancel-other-text',
    'envelope',
    'words the confirmation of a cancellation differently',
    ['tasks-cancel/cancels'],
    on('cancelTask', says({ result: 'OK' })),
  ),
  mutant(
    'cancel-does-nothing',
    'states',
    'confirms a cancellation, but continues the task',
    ['tasks-cancel/revokes twice', 'account/queue-opens', 'tasks-list/filter-status'],
    () => ({
      nextState: ({ from, to, kind }) => (kind === 'gcore-ai.cancel' ? from : to),
    }),
  ),
  mutant(
    'cancel-final-taken',
    'states',
    'cancels tasks that are final',
    ['tasks-cancel/twice success failure'],
    on('task-final', says({ result: 'Task has been cancelled successfully.' }, 202)),
  ),
  mutant(
    'cancel-final-as-409',
    'errors',
    'answers 409 for a final task',
    ['tasks-cancel/twice success failure'],
    on('task-final', as(409)),
  ),
  mutant(
    'cancel-final-other-text',
    'errors',
    'does not name the status of a final task',
    ['tasks-cancel/twice success failure'],
    on('task-final', says({ error: 'Cannot cancel task.' })),
  ),
  mutant(
    'cancel-404-as-get',
    'errors',
    'answers an unknown task with the text of reading',
    ['tasks-cancel/unknown of-another-account'],
    on('task-not-found', says({ status: 404, error: 'Not Found.' })),
  ),
];
