import type { Mutant } from '../mutant.ts';
import { as, on, says } from './changes.ts';
import { mutant } from './mutant.ts';

/** Mutants of the answer to a cancellation. */
export const taskCancelMutants: readonly Mutant[] = [
  mutant({
    id: 'cancel-as-200',
    family: 'envelope',
    statement: 'answers 200 to a cancellation',
    breaks: [
      'tasks-cancel/cancels',
      'tasks-cancel/revokes',
      'tasks-cancel/twice',
      'tasks-cancel/any-body',
      'tasks-cancel/one-only',
    ],
    seams: on('cancelTask', as(200)),
  }),
  mutant({
    id: 'cancel-other-text',
    family: 'envelope',
    statement: 'words the confirmation of a cancellation differently',
    breaks: ['tasks-cancel/cancels'],
    seams: on('cancelTask', says({ result: 'OK' })),
  }),
  mutant({
    id: 'cancel-does-nothing',
    family: 'states',
    statement: 'confirms a cancellation, but continues the task',
    breaks: ['tasks-cancel/revokes', 'tasks-cancel/twice', 'account/queue-opens', 'tasks-list/filter-status'],
    seams: () => ({
      nextState: ({ from, to, kind }) => (kind === 'gcore-ai.cancel' ? from : to),
    }),
  }),
  mutant({
    id: 'cancel-final-taken',
    family: 'states',
    statement: 'cancels tasks that are final',
    breaks: ['tasks-cancel/twice', 'tasks-cancel/success', 'tasks-cancel/failure'],
    seams: on('task-final', says({ result: 'Task has been cancelled successfully.' }, 202)),
  }),
  mutant({
    id: 'cancel-final-as-409',
    family: 'errors',
    statement: 'answers 409 for a final task',
    breaks: ['tasks-cancel/twice', 'tasks-cancel/success', 'tasks-cancel/failure'],
    seams: on('task-final', as(409)),
  }),
  mutant({
    id: 'cancel-final-other-text',
    family: 'errors',
    statement: 'does not name the status of a final task',
    breaks: ['tasks-cancel/twice', 'tasks-cancel/success', 'tasks-cancel/failure'],
    seams: on('task-final', says({ error: 'Cannot cancel task.' })),
  }),
  mutant({
    id: 'cancel-404-as-get',
    family: 'errors',
    statement: 'answers an unknown task with the text of reading',
    breaks: ['tasks-cancel/unknown', 'tasks-cancel/of-another-account'],
    seams: on('task-not-found', says({ status: 404, error: 'Not Found.' })),
  }),
];
