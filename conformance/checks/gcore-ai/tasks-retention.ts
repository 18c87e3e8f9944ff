import { isDeepStrictEqual } from 'node:util';
import { assumed, documented } from '../../../src/base/evidence.ts';
import { show } from '../../model/show.ts';
import { check } from './support/check.ts';
import { TASK } from './support/task-life.ts';
import { ended, look } from './support/tasks.ts';

/** How long a result is kept. */
export const taskRetentionChecks = [
  check({
    id: 'tasks-life/result-kept',
    title: 'A result is kept for a month',
    quote: 'The result data is stored for 1 month, after which it is deleted.',
    requirement: 'Result data is stored for 1 month',
    evidence: documented(TASK),
    cost: { requests: 4 },
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
  check({
    id: 'tasks-life/result-deleted',
    title: 'After a month the task no longer has its result',
    requirement: 'After 1 month the result data is deleted; the task itself stays',
    evidence: assumed(`${TASK}: the result data is deleted; that the row stays is assumed`),
    cost: { requests: 4 },
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
