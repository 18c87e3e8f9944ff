import { type CallOptions, ProtocolError } from '../http.ts';
import type { Connection } from './connection.ts';
import { refusalOf, TaskFinalError } from './errors.ts';
import { infoQuery, taskBody, taskIdOf, taskQuery } from './input.ts';
import { everyTask } from './pages.ts';
import { readSupported, readTask, readTaskId, readTaskPage } from './read-tasks.ts';
import type { TranscriptionInput } from './task-types.ts';
import type { GcoreClient, Transcription, WaitOptions } from './types.ts';
import { type TaskAccess, waitForFinal } from './wait.ts';

type TaskMethods = Pick<
  GcoreClient,
  | 'createTask'
  | 'getTask'
  | 'listTasks'
  | 'allTasks'
  | 'cancelTask'
  | 'isLanguageSupported'
  | 'waitForTask'
  | 'transcribe'
>;

/** The methods for AI tasks. */
export function createTaskMethods(connection: Connection): TaskMethods {
  const taskAnswer = (taskId: string, call: CallOptions) =>
    connection.send({
      operation: 'getTask',
      ids: { task_id: taskIdOf(connection.context('getTask'), taskId) },
      call,
    });

  const createTask: TaskMethods['createTask'] = async (input, call = {}) => {
    const body = taskBody(connection.context('createTask', 'costly'), input);
    return readTaskId(await connection.send({ operation: 'createTask', body, call }));
  };
  const getTask: TaskMethods['getTask'] = async (taskId, call = {}) => readTask(await taskAnswer(taskId, call));

  const cancelTask: TaskMethods['cancelTask'] = async (taskId, call = {}) => {
    const ids = { task_id: taskIdOf(connection.context('cancelTask'), taskId) };
    const answer = await connection.ask({ operation: 'cancelTask', ids, call });
    if (answer.status >= 200 && answer.status <= 299) return;
    const refusal = refusalOf(answer);
    // An earlier attempt did the work, and its answer was lost.
    const done = refusal instanceof TaskFinalError && refusal.taskStatus === 'REVOKED' && answer.attempts > 1;
    if (!done) throw refusal;
  };
  const listTasks: TaskMethods['listTasks'] = async (filter = {}, call = {}) => {
    const query = taskQuery(connection.context('listTasks'), filter);
    return readTaskPage(await connection.send({ operation: 'listTasks', query, call }));
  };
  const access = (operation: string): TaskAccess => ({
    call: connection.context(operation),
    clock: connection.clock,
    getTask,
    cancelTask,
  });

  const transcribe = async (input: TranscriptionInput, options: WaitOptions = {}): Promise<Transcription> => {
    const { taskId } = await createTask(input, options);
    const { result } = await waitForFinal(access('transcribe'), taskId, { cancelOnAbort: true, ...options });
    if (result?.type === 'transcription') return { taskId, ...result };
    throw new ProtocolError(
      connection.context('transcribe'),
      `task ${taskId} succeeded: expected the result of a transcription, got ${result?.type ?? 'none'}.`,
      { problem: 'wrong-shape' },
    );
  };

  return {
    createTask,
    getTask,
    listTasks,
    cancelTask,
    transcribe,
    allTasks: (filter = {}, call = {}) => everyTask((page) => listTasks({ ...filter, page }, call)),
    async isLanguageSupported(audioLanguage, subtitlesLanguage, call = {}) {
      const query = infoQuery(connection.context('getAiInfo'), { audioLanguage, subtitlesLanguage });
      return readSupported(await connection.send({ operation: 'getAiInfo', query, call }));
    },
    async waitForTask(taskId, options = {}) {
      const wait = access('waitForTask');
      return waitForFinal(wait, taskIdOf(wait.call, taskId), options);
    },
  };
}
