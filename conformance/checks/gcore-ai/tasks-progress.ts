import { documented } from '../../../src/base/evidence.ts';
import { show } from '../../model/show.ts';
import { each, overLife, pairs, TASK } from './support/task-life.ts';
import { timesOf } from './support/tasks.ts';

/** Words of the sources that several checks rest on. */
const says = {
  progress:
    'Percentage of task completed. A value greater than 0 means that it has been taken into operation and is being processed.',
} as const;

/** The progress of a task, and the result at its end. */
export const taskProgressChecks = [
  overLife({
    id: 'tasks-life/progress-range',
    title: 'Progress is a whole number from 0 to 100',
    quote: says.progress,
    requirement: 'progress: integer, 0 to 100',
    evidence: documented(TASK),
    judge: each(({ answer, progress }) => {
      answer.verify(
        Number.isInteger(progress) && progress >= 0 && progress <= 100,
        'a progress from 0 to 100',
        progress,
      );
    }),
  }),
  overLife({
    id: 'tasks-life/progress-grows',
    title: 'Progress never falls',
    quote:
      'Each task is processed in sub-stages [...] the video processing status may change from "STARTED" to "PENDING", and back. [...] In this case, the overall percentage "progress" of video processing will reflect the full picture.',
    requirement: 'Between sub-stages a task may fall back to PENDING, its progress keeps growing',
    evidence: documented(TASK),
    judge: pairs(({ answer, progress }, before) => {
      answer.verify(progress >= before.progress, `a progress of ${before.progress} or more`, progress);
    }),
    every: 0.5,
  }),
  overLife({
    id: 'tasks-life/progress-complete',
    title: 'A successful task has a progress of 100',
    quote: says.progress,
    requirement: 'progress is 100 in SUCCESS',
    evidence: documented(`${TASK}, samples`),
    judge: each(({ answer, status, progress }) => {
      if (status === 'SUCCESS') answer.verify(progress === 100, 'the progress 100', progress);
    }),
  }),
  overLife({
    id: 'tasks-life/progress-means-work',
    title: 'A task with progress has a start',
    quote: says.progress,
    requirement: 'progress > 0: the work has begun',
    evidence: documented(TASK),
    judge: each((task) => {
      const { started_at: startedAt } = timesOf(task);
      if (task.progress > 0)
        task.answer.verify(typeof startedAt === 'string', 'started_at, since progress > 0', startedAt);
    }),
  }),
  overLife({
    id: 'tasks-life/result-at-the-end',
    title: 'A task has a result exactly when it is final',
    quote:
      'Based on the results of processing, the “result” field will contain an answer corresponding to the type of the initially created task',
    requirement: 'result: null until the task is final',
    evidence: documented(TASK),
    judge: each(({ answer, status, body }) => {
      if (status === 'SUCCESS') answer.field('result', 'object', body);
      else answer.verify(body.result == null, `no result in ${status}`, show(body.result));
    }),
  }),
];
