import { isDeepStrictEqual } from 'node:util';
import { documented } from '../../../src/base/evidence.ts';
import { show } from '../../model/show.ts';
import { FOLLOWERS, overLife, pairs, TASK } from './support/task-life.ts';
import { isFinal, type SeenTask } from './support/tasks.ts';

/** Words of the sources that several checks rest on. */
const says = {
  success: 'SUCCESS – processing has completed successfully',
} as const;

/** The states of a task. */
export const taskLifeChecks = [
  overLife({
    id: 'tasks-life/succeeds',
    title: 'A transcription of the sample succeeds',
    quote: says.success,
    requirement: 'SUCCESS: the task is done',
    evidence: documented(TASK),
    judge: (looks) => {
      const last = looks.at(-1) as SeenTask;
      last.answer.verify(last.status === 'SUCCESS', 'the status SUCCESS', show(last.status));
    },
  }),
  overLife({
    id: 'tasks-life/follows',
    title: 'Each status may follow the one before',
    quote:
      'Each task is processed in sub-stages [...] the video processing status may change from "STARTED" to "PENDING", and back. [...] In this case, the overall percentage "progress" of video processing will reflect the full picture.',
    requirement: 'RECEIVED, then PENDING and STARTED by turns, RETRY after a failure, then SUCCESS, FAILURE or REVOKED',
    evidence: documented(TASK),
    judge: pairs(({ answer, status }, before) => {
      const allowed = FOLLOWERS[before.status] ?? [];
      answer.verify(allowed.includes(status), `${allowed.join(', ')} after ${before.status}`, show(status));
    }),
    every: 0.5,
  }),
  overLife({
    id: 'tasks-life/final-stays',
    title: 'A final task no longer changes',
    quote: says.success,
    requirement: 'SUCCESS is final: neither status nor result nor times change',
    evidence: documented(TASK),
    judge: (looks) => {
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
  }),
];
