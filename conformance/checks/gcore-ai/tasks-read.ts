import { assumed, documented } from '../../../src/base/evidence.ts';
import { eachRow } from '../rows.ts';
import { needsAi } from './support/account.ts';
import { check } from './support/check.ts';
import { expectNotFound, expectWords, NOT_FOUND } from './support/refusals.ts';
import { AUTH, SPEC } from './support/sources.ts';
import { anyTask, created, look, TASKS, UNUSED_TASK } from './support/tasks.ts';

const TASK = `${SPEC}, GET ${TASKS}/{task_id}`;

/** GET /streaming/ai/tasks/{task_id}. */
export const taskReadChecks = [
  check({
    id: 'tasks-read/new',
    title: 'A new task can be read at once',
    quote:
      'This is the single method to check the execution status of an AI task, and obtain the result of any type of AI task.',
    requirement: 'GET /streaming/ai/tasks/{task_id} answers 200 with the task',
    evidence: documented(TASK),
    cost: { requests: 2 },
    run: async (t) => {
      await look(t, await anyTask(t));
    },
  }),
  check({
    id: 'tasks-read/unknown',
    title: 'An unknown task is not found',
    quote: 'Not Found. Entity you are looking for was not found, please check the initial parameters',
    requirement: '404 {"status": 404, "error": "Not Found. Entity you are looking for was not found, ..."}',
    evidence: documented(`${TASK}, 404`),
    cost: { requests: 1 },
    run: async (t) => {
      await needsAi(t);
      const answer = await t.send({ path: `${TASKS}/${UNUSED_TASK}` });
      expectNotFound(answer);
      expectWords(answer, 404, NOT_FOUND);
    },
  }),
  check({
    id: 'tasks-read/no-uuid',
    title: 'An id that is not a UUID is not found',
    requirement: 'The same 404 for any other text',
    evidence: assumed('only 404 fits among the documented answers'),
    cost: { requests: 2 },
    run: async (t) => {
      await needsAi(t);
      await eachRow(t, { word: 'no-such-task', number: '7' }, async (id) => {
        expectNotFound(await t.send({ path: `${TASKS}/${id}` }));
      });
    },
  }),
  check({
    id: 'tasks-read/of-another-account',
    title: 'A task of another account is not found',
    quote: 'Confirm the token is valid and see which account it belongs to',
    requirement: 'A token gives access to the tasks of its account only',
    evidence: documented(`${AUTH}: tokens belong to an account`),
    cost: { requests: 2 },
    run: async (t) => {
      await t.credential('neighbour');
      const id = await created(t);
      expectNotFound(await t.send({ path: `${TASKS}/${id}`, credential: 'neighbour' }));
    },
  }),
];
