import { assumed, documented, observed } from '../../../src/base/evidence.ts';
import type { JsonObject } from '../../../src/base/json.ts';
import type { CheckContext } from '../../model/context/context.ts';
import { show } from '../../model/show.ts';
import { affordable, eachRow } from '../rows.ts';
import { chose, needsAi } from './support/account.ts';
import { check } from './support/check.ts';
import { expectError, expectWords } from './support/refusals.ts';
import { shapedObject } from './support/shape.ts';
import { AUTH, SPEC, SUITES } from './support/sources.ts';
import { anyTask, cancel, created, ended, look, NOT_A_VIDEO, TASKS, UNUSED_TASK } from './support/tasks.ts';

/** Words of the sources that several checks rest on. */
const says = {
  cancel:
    'Stopping a previously launched AI-task without waiting for it to be fully completed. The task will be moved to "REVOKED" status.',
} as const;

const CANCEL = `${SPEC}, POST ${TASKS}/{task_id}/cancel`;

/** Creates a task that is not final yet. */
async function open(t: CheckContext): Promise<string> {
  if (await chose(t, 'timing', 'instant')) t.skip('tasks on this target are final at once');
  return created(t);
}

/** A task that was cancelled. Checks share it: they change nothing. */
const cancelled = (t: CheckContext): Promise<string> =>
  t.kept('cancelled task', async () => {
    const id = await open(t);
    shapedObject(await cancel(t, id), 'cancelTask');
    return id;
  });

const FINAL = "Precondition Failed. AI-task can't be cancelled, because it is already cancelled or completed.";

interface FinalCase<Name extends string> {
  readonly id: Name;
  readonly status: string;
  readonly body: JsonObject;
}

const final = <const Name extends `tasks-cancel/${string}`>({ id, status, body }: FinalCase<Name>) =>
  check({
    id,
    title: `A task in ${status} cannot be cancelled`,
    quote: FINAL,
    requirement: `412 {"error": "Cannot cancel task because it is already in status ${status}."}`,
    evidence: documented(`${CANCEL}, 412; the text for REVOKED, the other names put in`),
    cost: { requests: 9 },
    run: async (t) => {
      const task = await ended(t, body, status);
      const answer = await cancel(t, String(task.body.task_id));
      const error = expectError(answer, 412);
      answer.verify(error.includes(status), `an error that names ${status}`, show(error));
      const after = await look(t, String(task.body.task_id));
      after.answer.verify(after.status === status, `still ${status}`, after.status);
    },
  });

/** POST /streaming/ai/tasks/{task_id}/cancel. */
export const taskCancelChecks = [
  check({
    id: 'tasks-cancel/each',
    title: 'Each of several tasks is cancelled, one after the other, and no other one',
    quote: says.cancel,
    requirement: 'The task will be moved to "REVOKED"',
    evidence: documented(CANCEL),
    cost: { requests: 16 },
    run: async (t) => {
      // A queue may hold no more than three tasks.
      const [kept, ...ids] = [await open(t), await open(t), await open(t)];
      for (const id of ids) shapedObject(await cancel(t, id), 'cancelTask');
      const third = await open(t);
      shapedObject(await cancel(t, third), 'cancelTask');
      for (const id of [...ids, third]) {
        const { answer, status } = await look(t, id);
        answer.verify(status === 'REVOKED', 'REVOKED', status);
      }
      const { answer, status } = await look(t, kept);
      answer.verify(status !== 'REVOKED', 'a task that nobody cancelled', status);
    },
  }),
  check({
    id: 'tasks-cancel/cancels',
    title: 'A task that is not final is cancelled',
    quote: says.cancel,
    requirement: '202 {"result": "Task has been cancelled successfully."}',
    evidence: documented(CANCEL),
    cost: { requests: 2 },
    run: async (t) => {
      const answer = await cancel(t, await open(t));
      shapedObject(answer, 'cancelTask');
      const result = answer.field('result', 'string');
      answer.verify(result === 'Task has been cancelled successfully.', 'the documented text', show(result));
    },
  }),
  check({
    id: 'tasks-cancel/revokes',
    title: 'A cancelled task is in REVOKED and stays there',
    quote: 'REVOKED – processing was cancelled by the user (or the system)',
    requirement: 'REVOKED: cancelled by the user; final',
    evidence: documented(CANCEL),
    cost: { requests: 4 },
    run: async (t) => {
      const id = await cancelled(t);
      for (const seconds of [0, 30]) {
        await t.wait(t.arranged ? seconds : 0);
        const { answer, status } = await look(t, id);
        answer.verify(status === 'REVOKED', 'the status REVOKED', status);
      }
    },
  }),
  check({
    id: 'tasks-cancel/leaves-nothing',
    title: 'A cancelled task has an end and no result',
    requirement: 'REVOKED: result null, completed_at set, progress as it was',
    evidence: assumed('only the status is documented'),
    cost: { requests: 4 },
    run: async (t) => {
      const id = await open(t);
      await t.wait(t.arranged ? 3 : 1);
      const before = await look(t, id);
      if ((await cancel(t, id)).status !== 202) t.skip('the task was final before it could be cancelled');
      const { answer, body, progress } = await look(t, id);
      answer.verify(body.result == null, 'no result', show(body.result));
      const times = answer.field('processing_time', 'object', body);
      answer.verify(typeof times.completed_at === 'string', 'completed_at', show(times));
      answer.verify(progress >= before.progress && progress < 100, `a progress of ${before.progress}`, progress);
    },
  }),
  check({
    id: 'tasks-cancel/twice',
    title: 'A cancelled task cannot be cancelled again, however often',
    quote: FINAL,
    requirement: '412 {"error": "Cannot cancel task because it is already in status REVOKED."}',
    evidence: documented(`${CANCEL}, 412`),
    cost: { requests: 6 },
    run: async (t) => {
      const id = await cancelled(t);
      for (let time = 2; time <= 4; time += 1) {
        expectWords(await cancel(t, id), 412, 'Cannot cancel task because it is already in status REVOKED.');
      }
      const { answer, status } = await look(t, id);
      answer.verify(status === 'REVOKED', 'still REVOKED', status);
    },
  }),
  final({ id: 'tasks-cancel/success', status: 'SUCCESS', body: {} }),
  final({ id: 'tasks-cancel/failure', status: 'FAILURE', body: { url: NOT_A_VIDEO } }),
  check({
    id: 'tasks-cancel/unknown',
    title: 'An unknown task cannot be cancelled',
    quote: 'Task not found',
    requirement: '404 {"error": "Task not found"}, a different body than GET',
    evidence: documented(`${CANCEL}, 404`),
    cost: { requests: 1 },
    run: async (t) => {
      await needsAi(t);
      expectWords(await cancel(t, UNUSED_TASK), 404, 'Task not found');
    },
  }),
  check({
    id: 'tasks-cancel/of-another-account',
    title: 'A task of another account cannot be cancelled',
    quote: 'Confirm the token is valid and see which account it belongs to',
    requirement: 'A token gives access to the tasks of its account only',
    evidence: documented(`${AUTH}: tokens belong to an account`),
    cost: { requests: 3 },
    run: async (t) => {
      await t.credential('neighbour');
      const id = await open(t);
      expectWords(await cancel(t, id, { credential: 'neighbour' }), 404, 'Task not found');
      const { answer, status } = await look(t, id);
      answer.verify(status !== 'REVOKED', 'a task that continues', status);
    },
  }),
  check({
    id: 'tasks-cancel/any-body',
    title: 'A body does not matter',
    requirement: 'The SDKs declare JSON and send nothing',
    evidence: observed(`${SUITES}: Content-Type application/json with Content-Length 0`),
    cost: { requests: 4 },
    run: async (t) => {
      const headers = { 'Content-Type': 'application/json' };
      await eachRow(t, affordable(t, { empty: '', object: '{}' }, 1), async (body) => {
        const id = await open(t);
        shapedObject(await cancel(t, id, { headers, body }), 'cancelTask');
      });
    },
  }),
  check({
    id: 'tasks-cancel/one-only',
    title: 'Other tasks continue',
    quote: says.cancel,
    requirement: 'Cancelling cancels only the named task',
    evidence: documented(CANCEL),
    cost: { requests: 10 },
    run: async (t) => {
      const other = t.arranged ? await open(t) : await anyTask(t);
      if (t.arranged) shapedObject(await cancel(t, await open(t)), 'cancelTask');
      else await cancelled(t);
      await t.wait(t.arranged ? 60 : 1);
      const { answer, status } = await look(t, other);
      answer.verify(status !== 'REVOKED', 'a task that continues', status);
    },
  }),
];
