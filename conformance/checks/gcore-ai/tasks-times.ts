import { isDeepStrictEqual } from 'node:util';
import { assumed, documented } from '../../../src/base/evidence.ts';
import { show } from '../../model/show.ts';
import { check } from './support/check.ts';
import { each, LOOKS, overLife, pairs, TASK } from './support/task-life.ts';
import { ended, isFinal, timesOf } from './support/tasks.ts';

/** The times of a task, and its request, which does not change. */
export const taskTimeChecks = [
  overLife({
    id: 'tasks-life/times-at-the-end',
    title: 'A task has an end and a duration exactly when it is final',
    quote: 'Video processing end time. Format is date time in ISO 8601',
    requirement: 'completed_at and total_time_sec are null until the task is final',
    evidence: documented(TASK),
    judge: each((task) => {
      const { started_at, completed_at, total_time_sec } = timesOf(task);
      const all =
        typeof started_at === 'string' && typeof completed_at === 'string' && typeof total_time_sec === 'number';
      const none = completed_at == null && total_time_sec == null;
      task.answer.verify(
        isFinal(task.status) ? all : none,
        `the times of a task in ${task.status}`,
        show(timesOf(task)),
      );
    }),
  }),
  overLife({
    id: 'tasks-life/times-add-up',
    title: 'The duration is the time from start to end',
    quote: 'Duration of video processing in seconds',
    requirement: 'total_time_sec is completed_at minus started_at (112 for 08:13:27 to 08:15:19)',
    evidence: documented(`${TASK}, samples to a hundredth of a second; whole seconds before`),
    judge: each((task) => {
      const { started_at, completed_at, total_time_sec } = timesOf(task);
      if (typeof total_time_sec !== 'number') return;
      const span = (Date.parse(String(completed_at)) - Date.parse(String(started_at))) / 1000;
      // Whole seconds, as in the guide, are off by one at most; fractions, as in the specification, by much less.
      const isWhole = (part: unknown) => !/\.\d/.test(String(part));
      const whole = [started_at, completed_at, total_time_sec].some(isWhole);
      const fits = span >= 0 && Math.abs(span - total_time_sec) <= (whole ? 1 : 0.0151);
      task.answer.verify(fits, `total_time_sec ${span}`, show(timesOf(task)));
    }),
  }),
  overLife({
    id: 'tasks-life/start-stays',
    title: 'A task starts only once',
    requirement: 'started_at does not change after it is set',
    evidence: assumed('a fall back to PENDING is a pause, not a new start'),
    judge: pairs((task, before) => {
      const [now, then] = [timesOf(task).started_at, timesOf(before).started_at];
      if (then != null) task.answer.verify(now === then, `started_at ${show(then)}`, show(now));
    }),
  }),
  overLife({
    id: 'tasks-life/data-stays',
    title: 'A task repeats its request at every read',
    quote:
      'The object will correspond to the task type that was specified in the original request. There will be one object for transcription, another for searching for nudity, and so on.',
    requirement: 'task_data does not change',
    evidence: documented(TASK),
    judge: pairs(({ answer, body }, before) => {
      answer.verify(
        isDeepStrictEqual(body.task_data, before.body.task_data),
        `task_data ${show(before.body.task_data)}`,
        show(body.task_data),
      );
    }),
  }),
  check({
    id: 'tasks-life/times-are-true',
    title: 'A task starts after its creation and does not end in the future',
    quote: 'Video processing start time. Format is date time in ISO 8601',
    requirement:
      'started_at and completed_at: when the work began and ended, with the offset of the zone (RFC 3339 date-time)',
    evidence: documented(TASK),
    cost: LOOKS,
    run: async (t) => {
      const before = await t.now();
      const task = await ended(t, {}, 'SUCCESS');
      const after = await t.now();
      const times = timesOf(task);
      const [start, end] = [Date.parse(String(times.started_at)), Date.parse(String(times.completed_at))];
      // The clocks of two machines may differ by minutes; a tenant has one clock.
      const slack = t.arranged ? 1_000 : 300_000;
      task.answer.verify(/(?:Z|[+-]\d\d:\d\d)$/i.test(String(times.started_at)), 'times with a zone', show(times));
      const fits = start >= before - slack && end >= start && end <= after + slack;
      task.answer.verify(
        fits,
        `times between ${new Date(before).toISOString()} and ${new Date(after).toISOString()}`,
        show(times),
      );
    },
  }),
];
