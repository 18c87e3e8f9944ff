import { isDeepStrictEqual } from 'node:util';
import { assumed, documented, observed } from '../../../src/base/evidence.ts';
import type { JsonObject } from '../../../src/base/json.ts';
import { type Check, defineCheck } from '../../model/check.ts';
import type { CheckContext } from '../../model/context/context.ts';
import { show } from '../../model/show.ts';
import { needsAi } from './support/account.ts';
import { SPEC } from './support/sources.ts';
import {
  created,
  ended,
  isFinal,
  look,
  type SeenTask,
  STATUSES,
  source,
  TASKS,
  timesOf,
  watch,
} from './support/tasks.ts';

const TASK = `${SPEC}, GET ${TASKS}/{task_id}`;

/** The allowed next statuses. Every status may stay, and a status that is not final may be skipped. */
const FOLLOWERS: Readonly<Record<string, readonly string[]>> = {
  RECEIVED: STATUSES,
  PENDING: ['PENDING', 'STARTED', 'RETRY', 'SUCCESS', 'FAILURE', 'REVOKED'],
  STARTED: ['PENDING', 'STARTED', 'RETRY', 'SUCCESS', 'FAILURE', 'REVOKED'],
  RETRY: ['PENDING', 'STARTED', 'RETRY', 'SUCCESS', 'FAILURE', 'REVOKED'],
  SUCCESS: ['SUCCESS'],
  FAILURE: ['FAILURE'],
  REVOKED: ['REVOKED'],
};

/** Reads a task from its creation until it is final, this many seconds apart, and once some time later. */
async function lifeOf(t: CheckContext, body: JsonObject = {}, every = 2): Promise<SeenTask[]> {
  const looks: SeenTask[] = [];
  const id = await created(t, body);
  await watch(t, id, { every: t.arranged ? every : 5, onLook: (task) => looks.push(task) });
  await t.wait(t.arranged ? 60 : 1);
  looks.push(await look(t, id));
  return looks;
}

const LOOKS = { requests: 12, credits: 0 };

const overLife = (
  name: string,
  title: string,
  requirement: string,
  evidence: Check['evidence'],
  judge: (looks: readonly SeenTask[]) => void,
  every?: number,
): Check =>
  defineCheck({
    id: `gcore-ai/tasks-life/${name}`,
    title,
    requirement,
    evidence,
    cost: LOOKS,
    run: async (t) => judge(await lifeOf(t, {}, every)),
  });

/** Judges each read by itself. */
const each = (judge: (task: SeenTask) => void) => (looks: readonly SeenTask[]) => {
  for (const task of looks) judge(task);
};

/** Judges each read together with the previous one. */
const pairs = (judge: (task: SeenTask, before: SeenTask) => void) => (looks: readonly SeenTask[]) => {
  looks.slice(1).forEach((task, at) => {
    judge(task, looks[at] as SeenTask);
  });
};

/** The states of a task, its progress and its times. */
export const taskLifeChecks: readonly Check[] = [
  overLife(
    'succeeds',
    'A transcription of the sample succeeds',
    'SUCCESS: the task is done',
    documented(TASK),
    (looks) => {
      const last = looks.at(-1) as SeenTask;
      last.answer.verify(last.status === 'SUCCESS', 'the status SUCCESS', show(last.status));
    },
  ),
  overLife(
    'follows',
    'Each status may follow the one before',
    'RECEIVED, then PENDING and STARTED by turns, RETRY after a failure, then SUCCESS, FAILURE or REVOKED',
    documented(TASK),
    pairs(({ answer, status }, before) => {
      const allowed = FOLLOWERS[before.status] ?? [];
      answer.verify(allowed.includes(status), `${allowed.join(', ')} after ${before.status}`, show(status));
    }),
    0.5,
  ),
  overLife(
    'final-stays',
    'A final task no longer changes',
    'SUCCESS is final: neither status nor result nor times change',
    documented(TASK),
    (looks) => {
      const [last, first] = [looks.at(-1), looks.find(({ status }) => isFinal(status))] as [SeenTask, SeenTask];
      for (const member of ['status', 'progress', 'processing_time', 'result']) {
        const [now, then] = [last.body[member], first.body[member]].map((value) => JSON.stringify(value));
        last.answer.verify(
          isDeepStrictEqual(last.body[member], first.body[member]),
          `the same ${member}: ${show(then)}`,
          show(now),
        );
      }
    },
  ),
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
  overLife(
    'times-at-the-end',
    'A task has an end and a duration exactly when it is final',
    'completed_at and total_time_sec are null until the task is final',
    documented(TASK),
    each((task) => {
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
  ),
  overLife(
    'times-add-up',
    'The duration is the time from start to end',
    'total_time_sec is completed_at minus started_at (112 for 08:13:27 to 08:15:19)',
    documented(`${TASK}, samples to a hundredth of a second; whole seconds before`),
    each((task) => {
      const { started_at, completed_at, total_time_sec } = timesOf(task);
      if (typeof total_time_sec !== 'number') return;
      const span = (Date.parse(String(completed_at)) - Date.parse(String(started_at))) / 1000;
      // Whole seconds, as in the guide, are off by one at most; fractions, as in the specification, by much less.
      const whole = [started_at, completed_at].some((time) => !/\.\d/.test(String(time)));
      const fits = span >= 0 && Math.abs(span - total_time_sec) <= (whole ? 1 : 0.0151);
      task.answer.verify(fits, `total_time_sec ${span}`, show(timesOf(task)));
    }),
  ),
  overLife(
    'start-stays',
    'A task starts only once',
    'started_at does not change after it is set',
    assumed('a fall back to PENDING is a pause, not a new start'),
    pairs((task, before) => {
      const [now, then] = [timesOf(task).started_at, timesOf(before).started_at];
      if (then != null) task.answer.verify(now === then, `started_at ${show(then)}`, show(now));
    }),
  ),
  overLife(
    'data-stays',
    'A task repeats its request at every read',
    'task_data does not change',
    documented(TASK),
    pairs(({ answer, body }, before) => {
      answer.verify(
        isDeepStrictEqual(body.task_data, before.body.task_data),
        `task_data ${show(before.body.task_data)}`,
        show(body.task_data),
      );
    }),
  ),
  defineCheck({
    id: 'gcore-ai/tasks-life/times-are-true',
    title: 'A task starts after its creation and does not end in the future',
    requirement: 'started_at and completed_at: when the work began and ended, in UTC',
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
      task.answer.verify(/Z$|\+00:00$/.test(String(times.started_at)), 'times in UTC', show(times));
      const fits = start >= before - slack && end >= start && end <= after + slack;
      task.answer.verify(
        fits,
        `times between ${new Date(before).toISOString()} and ${new Date(after).toISOString()}`,
        show(times),
      );
    },
  }),
  defineCheck({
    id: 'gcore-ai/tasks-life/retried',
    title: 'After an internal failure a task is retried, at most three times',
    requirement: 'RETRY: internal failure, the task is queued again, at most 3 times',
    evidence: documented(TASK),
    cost: LOOKS,
    run: async (t) => {
      await needsAi(t);
      const looks = await lifeOf(t, { url: await source(t, { retries: '3', duration: '30' }) }, 0.5);
      const turns = looks.filter(({ status }, at) => status === 'RETRY' && looks[at - 1]?.status !== 'RETRY').length;
      const last = looks.at(-1) as SeenTask;
      last.answer.verify(last.status === 'SUCCESS', 'SUCCESS after three failures', last.status);
      const seen = (await t.declared('timing')) === 'instant' || turns > 0;
      last.answer.verify(seen && turns <= 3, 'RETRY one to three times', turns);
      pairs(({ answer, status }, before) => {
        answer.verify(
          (FOLLOWERS[before.status] ?? []).includes(status),
          `a status that follows ${before.status}`,
          status,
        );
      })(looks);
    },
  }),
  defineCheck({
    id: 'gcore-ai/tasks-life/given-up',
    title: 'After too many internal failures a task fails',
    requirement: 'After three retries a task ends in FAILURE with a reason',
    evidence: documented(`${TASK}: at most 3 retries; the reason may have any text`),
    cost: LOOKS,
    run: async (t) => {
      await needsAi(t);
      const { answer, result } = await ended(t, { url: await source(t, { retries: '4', duration: '30' }) }, 'FAILURE');
      answer.field('error', 'string', result ?? {});
    },
  }),
  defineCheck({
    id: 'gcore-ai/tasks-life/pace',
    title: 'Half a minute of speech is done within a minute',
    requirement: 'A clip of 30 seconds is done in seconds, not in minutes',
    evidence: observed('portal screenshot of 2024-07-24: 9 seconds; seed 003: 112 seconds for ten minutes'),
    level: 'should',
    cost: LOOKS,
    run: async (t) => {
      const task = await ended(t, {}, 'SUCCESS');
      const { total_time_sec: total } = timesOf(task);
      task.answer.verify(typeof total === 'number' && total <= 60, 'at most 60 seconds', show(total));
    },
  }),
  defineCheck({
    id: 'gcore-ai/tasks-life/result-kept',
    title: 'A result is kept for a month',
    requirement: 'Result data is stored for 1 month',
    evidence: documented(TASK),
    cost: { requests: 4, credits: 0 },
    run: async (t) => {
      if (!t.arranged) t.skip('would take a month');
      if ((await t.declared('retention')) === 'one-hour') t.skip('this target keeps results for one hour');
      const { body } = await ended(t, {}, 'SUCCESS');
      await t.wait(27 * 86_400);
      const later = await look(t, String(body.task_id));
      later.answer.verify(
        isDeepStrictEqual(later.body.result, body.result),
        'the result of four weeks ago',
        show(later.body.result),
      );
    },
  }),
  defineCheck({
    id: 'gcore-ai/tasks-life/result-deleted',
    title: 'After a month the task no longer has its result',
    requirement: 'After 1 month the result data is deleted; the task itself stays',
    evidence: assumed(`${TASK}: the result data is deleted; that the row stays is assumed`),
    cost: { requests: 4, credits: 0 },
    run: async (t) => {
      if (!t.arranged) t.skip('would take a month');
      if ((await t.declared('retention')) === 'forever') t.skip('this target keeps results forever');
      const { body } = await ended(t, {}, 'SUCCESS');
      await t.wait(32 * 86_400);
      const later = await look(t, String(body.task_id));
      later.answer.verify(later.body.result == null, 'no result', show(later.body.result));
      later.answer.verify(later.status === 'SUCCESS', 'the status SUCCESS', later.status);
    },
  }),
];
