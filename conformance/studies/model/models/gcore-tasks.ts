import { documented } from '../../../../src/base/evidence.ts';
import { needsRoomFor } from '../../../checks/gcore-ai/support/account.ts';
import { expectWords } from '../../../checks/gcore-ai/support/refusals.ts';
import { shapedObject } from '../../../checks/gcore-ai/support/shape.ts';
import { LIST, page, wordOf } from '../../../checks/gcore-ai/support/task-list.ts';
import { cancel, created, isFinal, look, TASKS, watch } from '../../../checks/gcore-ai/support/tasks.ts';
import type { CheckContext } from '../../../model/context/context.ts';
import { show } from '../../../model/show.ts';
import { modelOf, type Step } from '../provider-model.ts';
import { walkPages } from './pages.ts';

interface Task {
  readonly id: string;
  /** A final status once it was seen; null before. */
  final: string | null;
}

interface World {
  readonly t: CheckContext;
  readonly tasks: Task[];
}

/** Fewer than any queue holds of which sources tell. */
const MOST = 15;

const create: Step<World> = {
  text: 'create a task',
  applies: ({ tasks }) => tasks.length < MOST,
  run: async ({ t, tasks }) => {
    const id = await created(t, { client_user_id: await wordOf(t) });
    tasks.push({ id, final: null });
  },
};

/** A step on one of the tasks. */
const on =
  (name: string, run: (t: CheckContext, task: Task) => Promise<unknown>) =>
  (at: number): Step<World> => ({
    text: `${name} task ${at}`,
    applies: ({ tasks }) => at < tasks.length,
    run: ({ t, tasks }) => run(t, tasks[at] as Task),
  });

async function see(t: CheckContext, task: Task): Promise<void> {
  const { answer, status } = await look(t, task.id);
  if (task.final !== null) answer.verify(status === task.final, `still ${task.final}`, status);
  else answer.verify(status !== 'REVOKED', 'a task that nobody cancelled', status);
  if (isFinal(status)) task.final = status;
}

async function revoke(t: CheckContext, task: Task): Promise<void> {
  await see(t, task);
  const answer = await cancel(t, task.id);
  if (task.final === null) {
    shapedObject(answer, 'cancelTask');
    task.final = 'REVOKED';
  } else if (task.final === 'REVOKED') {
    expectWords(answer, 412, 'Cannot cancel task because it is already in status REVOKED.');
  } else answer.expectStatus(412);
}

async function finish(t: CheckContext, task: Task): Promise<void> {
  const { answer, status } = await watch(t, task.id);
  const wanted = task.final ?? 'SUCCESS';
  answer.verify(status === wanted, `the status ${wanted}`, status);
  task.final = status;
}

const pause = (seconds: number): Step<World> => ({ text: `wait ${seconds} seconds`, run: ({ t }) => t.wait(seconds) });

const list = (limit: number): Step<World> => ({
  text: `list the tasks, ${limit} on a page`,
  run: async ({ t, tasks }) => {
    const wanted = tasks.map(({ id }) => id);
    await walkPages(wanted, limit, async (number) => {
      const { answer, body, ids } = await page(t, `search=${await wordOf(t)}&limit=${limit}&page=${number}`);
      const isLast = number * limit >= wanted.length;
      answer.verify((body.next === null) === isLast, isLast ? 'next null' : 'a next page', show(body.next));
      return { answer, ids };
    });
  },
});

/** The AI tasks of an account of Gcore. */
export const tasksModel = modelOf<World>({
  id: 'gcore-ai/tasks',
  title: 'Tasks are as they were created, ended and cancelled',
  requirement:
    'Each task has its own end: REVOKED if it was cancelled before, and what is final stays; 412 for cancelling it again; every task is on one page of the list',
  evidence: documented(`${LIST} and POST ${TASKS}/{task_id}/cancel`),
  open: async (t) => {
    await t.given({ limit: null });
    await needsRoomFor(t, MOST);
    return { t, tasks: [] };
  },
  steps: (fc) => {
    const at = fc.nat(5);
    return [
      fc.constant(create),
      fc.constant(create),
      at.map(on('read', see)),
      at.map(on('cancel', revoke)),
      at.map(on('wait for the end of', finish)),
      fc.constantFrom(1, 5, 60).map(pause),
      fc.constantFrom(1, 2, 3, 10).map(list),
    ];
  },
});
