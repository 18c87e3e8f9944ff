import { isDeepStrictEqual } from 'node:util';
import { documented } from '../../../src/base/evidence.ts';
import type { Check } from '../../model/check.ts';
import { show } from '../../model/show.ts';
import { FOLLOWERS, overLife, pairs, TASK } from './support/task-life.ts';
import { isFinal, type SeenTask } from './support/tasks.ts';

/** The states of a task. */
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
];
