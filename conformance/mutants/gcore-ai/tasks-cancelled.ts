import type { JsonObject } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { body, mutant, on, remembering, text, within } from './mutant.ts';

/** Mutants of cancelled tasks. */
export const cancelledTaskMutants: readonly Mutant[] = [
  mutant(
    'cancelled-has-result',
    'results',
    'gives a cancelled task a result',
    ['tasks-cancel/leaves-nothing'],
    on(
      'getTask',
      body((task) => (task.status === 'REVOKED' ? { ...task, result: { error: 'cancelled' } } : task)),
    ),
  ),
  mutant(
    'cancelled-without-end',
    'states',
    'leaves the end of a cancelled task out',
    ['tasks-cancel/leaves-nothing'],
    on(
      'getTask',
      body((task) =>
        task.status === 'REVOKED' ? within(task, 'processing_time', (time) => ({ ...time, completed_at: null })) : task,
      ),
    ),
  ),
  mutant(
    'cancelled-goes-on',
    'states',
    'lets a cancelled task succeed later',
    ['tasks-cancel/revokes'],
    remembering<{ seen: Set<string> }>(
      () => ({ seen: new Set() }),
      (answer, { seen }) => {
        const task = answer.body as JsonObject;
        if (answer.rule !== 'getTask' || task.status !== 'REVOKED') return answer;
        const again = seen.has(text(task.task_id));
        seen.add(text(task.task_id));
        return again ? { ...answer, body: { ...task, status: 'SUCCESS' } } : answer;
      },
    ),
  ),
  mutant(
    'cancel-cancels-all',
    'isolation',
    'cancels every task of the account',
    ['tasks-cancel/one-only'],
    remembering<{ cancelled?: boolean }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule === 'cancelTask') kept.cancelled = true;
        return kept.cancelled && answer.rule === 'getTask'
          ? body((task) => ({ ...task, status: 'REVOKED' }))(answer)
          : answer;
      },
    ),
  ),
  mutant(
    'cancel-refused-answers-text',
    'errors',
    'answers a cancellation as text',
    ['tasks-cancel/any-body cancels'],
    on('cancelTask', (answer) => ({ ...answer, body: 'Task has been cancelled successfully.' })),
  ),
];
