import type { JsonObject } from '../../../../src/base/json.ts';
import type { Answer } from '../../../model/context/answer.ts';
import type { CheckContext, CheckRequest } from '../../../model/context/context.ts';
import { show } from '../../../model/show.ts';
import { unusedIds } from '../../../model/unused-ids.ts';
import { needsAi } from './account.ts';
import { shapedObject } from './shape.ts';

/** The path of AI tasks. */
export const TASKS = '/streaming/ai/tasks';

/** The guide's clip of 30 seconds, in English; public. */
export const CLIP = 'https://demo-files.gvideo.io/apidocs/spritefright-blender-cut30sec.mp4';

/** An address that is not an MP4 file, from the specification. */
export const NOT_A_VIDEO = 'https://domain.com/video.zip';

/** An id that no task has. */
export const UNUSED_TASK = unusedIds['gcore-ai'].task;

/** The statuses, with those that are final. */
export const STATUSES = ['RECEIVED', 'PENDING', 'STARTED', 'RETRY', 'SUCCESS', 'FAILURE', 'REVOKED'] as const;
const FINAL: readonly unknown[] = ['SUCCESS', 'FAILURE', 'REVOKED'];

/** True for a status after which a task does not change. */
export const isFinal = (status: unknown): boolean => FINAL.includes(status);

/** A request for a task. Default: a transcription of the clip. */
export const creation = (body: JsonObject = {}, request: Partial<CheckRequest> = {}): CheckRequest => ({
  method: 'POST',
  path: TASKS,
  json: { url: CLIP, task_name: 'transcription', ...body },
  ...request,
});

/** Creates a task and returns its id. Skips the check where AI is not enabled on the account. */
export async function created(t: CheckContext, body: JsonObject = {}): Promise<string> {
  await needsAi(t);
  const answer = await t.send(creation(body));
  if (!t.arranged && answer.status === 422) t.skip('AI is not enabled on the account');
  return idOf(answer);
}

/** The id of some transcription of the clip, of which nothing is known. Checks share it: they only read. */
export const anyTask = (t: CheckContext): Promise<string> => t.kept('any task', () => created(t));

/** Demands a new task and returns its id. */
export function idOf(answer: Answer): string {
  shapedObject(answer, 'createTask');
  return answer.field('task_id', 'string');
}

/** A task as the server showed it. */
export interface SeenTask {
  readonly answer: Answer;
  readonly body: JsonObject;
  readonly status: string;
  readonly progress: number;
  /** Null if the task has none. */
  readonly result: JsonObject | null;
}

/** Reads a task. */
export async function look(t: CheckContext, id: string, request: Partial<CheckRequest> = {}): Promise<SeenTask> {
  const answer = await t.send({ path: `${TASKS}/${id}`, ...request });
  const body = shapedObject(answer, 'getTask');
  answer.verify(body.task_id === id, `the task ${id}`, show(body.task_id));
  const result = body.result == null ? null : answer.field('result', 'object');
  return {
    answer,
    body,
    result,
    status: answer.field('status', 'string'),
    progress: answer.field('progress', 'number'),
  };
}

/** Seconds of patience for a task; a clip of 30 seconds took 9 (portal screenshot). */
const PATIENCE = 300;

/** Reads a task at intervals of this many seconds until it is final. */
export async function watch(
  t: CheckContext,
  id: string,
  options: { every?: number; patience?: number; onLook?: (task: SeenTask) => void } = {},
): Promise<SeenTask> {
  const { every = t.arranged ? 20 : 5, patience = PATIENCE, onLook } = options;
  for (let waited = 0; ; waited += every) {
    const task = await look(t, id);
    onLook?.(task);
    if (isFinal(task.status)) return task;
    task.answer.verify(waited < patience, `a final status within ${patience} seconds`, show(task.status));
    await t.wait(every);
  }
}

/** Creates a task and waits until it is final. On a shared account, checks share the tasks with the same body. */
export async function ended(t: CheckContext, body: JsonObject = {}, status?: string): Promise<SeenTask> {
  const task = await t.kept(`task ${JSON.stringify(body)}`, async () => watch(t, await created(t, body)));
  if (status !== undefined) expectEnd(task, status);
  return task;
}

const expectEnd = (task: SeenTask, status: string): void =>
  void task.answer.verify(
    task.status === status,
    `the status ${status}`,
    `${task.status}, result ${show(task.body.result)}`,
  );

/**
 * Creates a task, waits until it succeeds and returns its result. With `body` the success is demanded. Without, a plain
 * transcription is the setup of other demands: if it fails, the check is untestable.
 */
export async function transcribed(t: CheckContext, body?: JsonObject): Promise<SeenTask & { result: JsonObject }> {
  const task = await ended(t, body);
  if (body === undefined) await t.prerequisite('a transcription', async () => expectEnd(task, 'SUCCESS'));
  else expectEnd(task, 'SUCCESS');
  return { ...task, result: task.answer.field('result', 'object', task.body) };
}

/** Cancels a task. */
export const cancel = (t: CheckContext, id: string, request: Partial<CheckRequest> = {}): Promise<Answer> =>
  t.send({ method: 'POST', path: `${TASKS}/${id}/cancel`, ...request });

/**
 * A source whose media its URL describes to the mock. Other targets do not read this, so the check is skipped there.
 * The parameters are an invention of the mocks.
 */
export async function source(t: CheckContext, markers: Readonly<Record<string, string>>): Promise<string> {
  const known = t.arranged && (await t.declared('urlMarkers')) === 'on';
  if (!known) t.skip('needs a target that reads facts about a source from parameters of its URL');
  const query = Object.entries(markers).map(([name, value]) => `mock-${name}=${encodeURIComponent(value)}`);
  return `https://media.example.com/speech.mp4?${query.join('&')}`;
}

/** The processing_time of a task. */
export const timesOf = ({ answer, body }: SeenTask): JsonObject => answer.field('processing_time', 'object', body);
