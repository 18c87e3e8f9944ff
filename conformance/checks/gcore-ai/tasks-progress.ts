import { documented } from '../../../src/base/evidence.ts';
import type { Check } from '../../model/check.ts';
import { show } from '../../model/show.ts';
import { each, overLife, pairs, TASK } from './support/task-life.ts';
import { timesOf } from './support/tasks.ts';

/** The progress of a task, and the result at its end. */
export const taskProgressChecks: readonly Check[] = [
  overLife(
    'progress-range',
    'Progress is a whole number from 0 to 100',
    'progress: integer, 0 to 100',
    documented(TASK),
    each(({ answer, progress }) => {
      answer.verify(
        Number.isInteger(progress) && progress >= 0 && progress <= 100,
        'a progress from 0 to 100',
        progress,
      );
    }),
  ),
  overLife(
    'progress-grows',
    'Progress never falls',
    'Between sub-stages a task may fall back to PENDING, its progress keeps growing',
    documented(TASK),
    pairs(({ answer, progress }, before) => {
      answer.verify(progress >= before.progress, `a progress of ${before.progress} or more`, progress);
    }),
    0.5,
  ),
  overLife(
    'progress-complete',
    'A successful task has a progress of 100',
    'progress is 100 in SUCCESS',
    documented(`${TASK}, samples`),
    each(({ answer, status, progress }) => {
      if (status === 'SUCCESS') answer.verify(progress === 100, 'the progress 100', progress);
    }),
  ),
  overLife(
    'progress-means-work',
    'A task with progress has a start',
    'progress > 0: the work has begun',
    documented(TASK),
    each((task) => {
      const { started_at: startedAt } = timesOf(task);
      if (task.progress > 0)
        task.answer.verify(typeof startedAt === 'string', 'started_at, since progress > 0', startedAt);
    }),
  ),
  overLife(
    'result-at-the-end',
    'A task has a result exactly when it is final',
    'result: null until the task is final',
    documented(TASK),
    each(({ answer, status, body }) => {
      if (status === 'SUCCESS') answer.field('result', 'object', body);
      else answer.verify(body.result == null, `no result in ${status}`, show(body.result));
    }),
  ),
];
