import type { JsonObject } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { body, on, remembering, text, within } from './changes.ts';
import { mutant } from './mutant.ts';

/** Mutants of cancelled tasks. */
export const cancelledTaskMutants: readonly Mutant[] = [
  mutant({
    id: 'cancelled-has-result',
    family: 'results',
    statement: 'gives a cancelled task a result',
    breaks: ['tasks-cancel/leaves-nothing'],
    seams: on(
      'getTask',
      body((task) => (task.status === 'REVOKED' ? { ...task, result: { error: 'cancelled' } } : task)),
    ),
  }),
  mutant({
    id: 'cancelled-without-end',
    family: 'states',
    statement: 'leaves the end of a cancelled task out',
    breaks: ['tasks-cancel/leaves-nothing'],
    seams: on(
      'getTask',
      body((task) =>
        task.status === 'REVOKED' ? within(task, 'processing_time', (time) => ({ ...time, completed_at: null })) : task,
      ),
    ),
  }),
  mutant({
    id: 'cancelled-goes-on',
    family: 'states',
    statement: 'lets a cancelled task succeed later',
    breaks: ['tasks-cancel/revokes'],
    seams: remembering<{ seen: Set<string> }>(
      () => ({ seen: new Set() }),
      (answer, { seen }) => {
        const task = answer.body as JsonObject;
        if (answer.rule !== 'getTask' || task.status !== 'REVOKED') return answer;
        const again = seen.has(text(task.task_id));
        seen.add(text(task.task_id));
        return again ? { ...answer, body: { ...task, status: 'SUCCESS' } } : answer;
      },
    ),
  }),
  mutant({
    id: 'cancel-cancels-all',
    family: 'isolation',
    statement: 'cancels every task of the account',
    breaks: ['tasks-cancel/one-only'],
    seams: remembering<{ cancelled?: boolean }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule === 'cancelTask') kept.cancelled = true;
        return kept.cancelled && answer.rule === 'getTask'
          ? body((task) => ({ ...task, status: 'REVOKED' }))(answer)
          : answer;
      },
    ),
  }),
  mutant({
    id: 'cancel-refused-answers-text',
    family: 'errors',
    statement: 'answers a cancellation as text',
    breaks: ['tasks-cancel/any-body', 'tasks-cancel/cancels'],
    seams: on('cancelTask', (answer) => ({ ...answer, body: 'Task has been cancelled successfully.' })),
  }),
];
