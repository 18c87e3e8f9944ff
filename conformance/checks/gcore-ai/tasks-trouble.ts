import { documented, observed } from '../../../src/base/evidence.ts';
import { show } from '../../model/show.ts';
import { needsAi } from './support/account.ts';
import { check } from './support/check.ts';
import { FOLLOWERS, LOOKS, lifeOf, pairs, TASK } from './support/task-life.ts';
import { ended, type SeenTask, source, timesOf } from './support/tasks.ts';

/** Words of the sources that several checks rest on. */
const says = {
  retry:
    'RETRY – the task execution failed due to internal reasons, the task is queued for re-execution (up to 3 times)',
} as const;

/** Tasks that fail for a time, and how long tasks take. */
export const taskTroubleChecks = [
  check({
    id: 'tasks-life/retried',
    title: 'After an internal failure a task is retried, at most three times',
    quote: says.retry,
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
  check({
    id: 'tasks-life/given-up',
    title: 'After too many internal failures a task fails',
    quote: says.retry,
    requirement: 'After three retries a task ends in FAILURE with a reason',
    evidence: documented(`${TASK}: at most 3 retries; the reason may have any text`),
    cost: LOOKS,
    run: async (t) => {
      await needsAi(t);
      const { answer, result } = await ended(t, { url: await source(t, { retries: '4', duration: '30' }) }, 'FAILURE');
      answer.field('error', 'string', result ?? {});
    },
  }),
  check({
    id: 'tasks-life/pace',
    title: 'Half a minute of speech is done within a minute',
    requirement: 'A clip of 30 seconds is done in seconds, not in minutes',
    evidence: observed(
      'portal screenshot of 2024-07-24: 9 seconds; guide generate-captions-via-api: 112 seconds for ten minutes',
    ),
    level: 'should',
    cost: LOOKS,
    run: async (t) => {
      const task = await ended(t, {}, 'SUCCESS');
      const { total_time_sec: total } = timesOf(task);
      task.answer.verify(typeof total === 'number' && total <= 60, 'at most 60 seconds', show(total));
    },
  }),
];
