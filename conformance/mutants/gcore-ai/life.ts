import type { JsonObject, JsonValue } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { mutant, onTask, remembering, text, within } from './mutant.ts';

const FINAL = ['SUCCESS', 'FAILURE', 'REVOKED'];
const isFinal = (task: JsonObject): boolean => FINAL.includes(text(task.status));
const times = (change: (time: JsonObject, task: JsonObject) => JsonObject) =>
  onTask((task) => within(task, 'processing_time', (time) => change(time, task)));
const later = (time: JsonValue | undefined, milliseconds: number): JsonValue =>
  typeof time === 'string' ? new Date(Date.parse(time) + milliseconds).toISOString() : null;

/** Changes a task, given how often it was read so far and how often in SUCCESS. */
const byLook = (change: (task: JsonObject, looks: number, atSuccess: number) => JsonObject): Mutant['seams'] =>
  remembering<Map<string, [number, number]>>(
    () => new Map(),
    (answer, kept) => {
      if (answer.rule !== 'getTask') return answer;
      const task = answer.body as JsonObject;
      const [looks, atSuccess] = kept.get(text(task.task_id)) ?? [0, 0];
      kept.set(text(task.task_id), [looks + 1, atSuccess + (task.status === 'SUCCESS' ? 1 : 0)]);
      return { ...answer, body: change(task, looks, atSuccess) };
    },
  );

const moves =
  (from: string, to: string): Mutant['seams'] =>
  () => ({
    nextState: (transition) => (transition.to === from && transition.kind === 'gcore-ai.task' ? to : transition.to),
  });

/** Mutants of the states, progress and times of tasks. */
export const lifeMutants: readonly Mutant[] = [
  mutant(
    'never-ends',
    'states',
    'never finishes a task',
    ['tasks-life/succeeds', 'results/members'],
    moves('SUCCESS', 'STARTED'),
  ),
  mutant(
    'success-as-failure',
    'states',
    'fails every task',
    ['tasks-life/succeeds', 'moderation/image', 'results/language-given into-english'],
    moves('SUCCESS', 'FAILURE'),
  ),
  mutant(
    'failure-as-success',
    'states',
    'succeeds with sources that cannot be read',
    [
      'tasks-life/unsupported-file video-page unsupported-pair failed-is-complete source-trouble given-up',
      'tasks-cancel/failure',
    ],
    moves('FAILURE', 'SUCCESS'),
  ),
  mutant(
    'failure-as-revoked',
    'states',
    'reports failed tasks as cancelled',
    ['tasks-life/unsupported-file video-page unsupported-pair', 'tasks-cancel/failure'],
    moves('FAILURE', 'REVOKED'),
  ),
  mutant('retry-hidden', 'states', 'never shows RETRY', ['tasks-life/retried'], moves('RETRY', 'STARTED')),
  mutant(
    'retry-gives-up',
    'states',
    'fails at the first internal failure',
    ['tasks-life/retried'],
    moves('RETRY', 'FAILURE'),
  ),
  mutant(
    'falls-back-to-received',
    'states',
    'lets a started task fall back to RECEIVED',
    ['tasks-life/follows'],
    onTask((task) => (task.status === 'PENDING' && task.progress !== 0 ? { ...task, status: 'RECEIVED' } : task)),
  ),
  mutant(
    'unknown-status',
    'states',
    'has a status REVOKE',
    ['tasks-life/follows', 'tasks-create/own-id'],
    onTask((task) => (isFinal(task) ? task : { ...task, status: 'REVOKE' })),
  ),
  mutant(
    'final-changes',
    'states',
    'goes on changing a task that succeeded',
    ['tasks-life/final-stays'],
    byLook((task, _looks, atSuccess) => (atSuccess > 0 ? { ...task, status: 'STARTED' } : task)),
  ),
  mutant(
    'result-changes',
    'results',
    'answers another text at every read',
    ['tasks-life/final-stays result-kept', 'results/same-for-same'],
    byLook((task, looks, atSuccess) => {
      if (atSuccess === 0) return task;
      return within(task, 'result', (result) => ({
        ...result,
        subtitles: (result.subtitles as JsonObject[])?.map((cue) => ({ ...cue, text: `${text(cue.text)} ${looks}` })),
      }));
    }),
  ),
  mutant(
    'result-lost',
    'results',
    'shows a result once',
    ['tasks-life/final-stays result-kept'],
    byLook((task, _looks, atSuccess) => (atSuccess > 0 ? { ...task, result: null } : task)),
  ),
  mutant(
    'result-never-deleted',
    'results',
    'keeps results for more than a month',
    ['tasks-life/result-deleted'],
    remembering<{ result?: JsonValue }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule !== 'getTask') return answer;
        const task = answer.body as JsonObject;
        kept.result = task.result ?? kept.result ?? null;
        return { ...answer, body: task.status === 'SUCCESS' ? { ...task, result: kept.result } : task };
      },
    ),
  ),
  mutant(
    'progress-over-100',
    'states',
    'has a progress over 100',
    ['tasks-life/progress-range progress-complete'],
    onTask((task) => ({ ...task, progress: Number(task.progress) + 5 })),
  ),
  mutant(
    'progress-fraction',
    'states',
    'has a progress from 0 to 1',
    ['tasks-life/progress-range progress-complete'],
    onTask((task) => ({ ...task, progress: Number(task.progress) / 100 })),
  ),
  mutant(
    'progress-null',
    'envelope',
    'has no progress before the start',
    ['tasks-life/progress-range', 'tasks-read/new'],
    onTask((task) => ({ ...task, progress: task.progress === 0 ? null : (task.progress ?? 0) })),
  ),
  mutant(
    'progress-falls',
    'states',
    'lowers the progress',
    ['tasks-life/progress-grows'],
    byLook((task, looks) => (isFinal(task) || looks % 2 === 0 ? task : { ...task, progress: 0 })),
  ),
  mutant(
    'progress-stops-at-99',
    'states',
    'succeeds with a progress of 99',
    ['tasks-life/progress-complete'],
    onTask((task) => ({ ...task, progress: Math.min(99, Number(task.progress)) })),
  ),
  mutant(
    'started-late',
    'states',
    'sets the start only at the end',
    ['tasks-life/progress-means-work'],
    times((time, task) => (isFinal(task) ? time : { ...time, started_at: null })),
  ),
  mutant(
    'result-early',
    'results',
    'has a result before the end',
    ['tasks-life/result-at-the-end'],
    onTask((task) => (isFinal(task) ? task : { ...task, result: { speech_detected: false } })),
  ),
  mutant(
    'result-missing',
    'results',
    'succeeds without a result',
    ['tasks-life/result-at-the-end', 'results/members no-speech languages-many'],
    onTask((task) => ({ ...task, result: null })),
  ),
  mutant(
    'end-early',
    'states',
    'sets an end before the task ends',
    ['tasks-life/times-at-the-end'],
    times((time) => ({ ...time, completed_at: time.completed_at ?? time.started_at ?? null })),
  ),
  mutant(
    'end-missing',
    'states',
    'never sets the end',
    ['tasks-life/times-at-the-end failed-is-complete'],
    times((time) => ({ ...time, completed_at: null, total_time_sec: null })),
  ),
  mutant(
    'duration-off',
    'states',
    'reports a duration half a second too long',
    ['tasks-life/times-add-up'],
    times((time) => ({
      ...time,
      total_time_sec: typeof time.total_time_sec === 'number' ? time.total_time_sec + 0.5 : null,
    })),
  ),
  mutant(
    'duration-in-milliseconds',
    'states',
    'reports durations in milliseconds',
    ['tasks-life/times-add-up pace'],
    times((time) => ({
      ...time,
      total_time_sec: typeof time.total_time_sec === 'number' ? time.total_time_sec * 1000 : null,
    })),
  ),
  mutant(
    'start-moves',
    'states',
    'reports another start at every read',
    ['tasks-life/start-stays'],
    byLook((task, looks) =>
      isFinal(task)
        ? task
        : within(task, 'processing_time', (time) => ({ ...time, started_at: later(time.started_at, looks) })),
    ),
  ),
  mutant(
    'times-in-local-time',
    'states',
    'reports times two hours ahead',
    ['tasks-life/times-are-true'],
    times((time) => ({
      ...time,
      started_at: later(time.started_at, 7_200_000),
      completed_at: later(time.completed_at, 7_200_000),
    })),
  ),
  mutant(
    'data-moves',
    'results',
    'changes task_data at every read',
    ['tasks-life/data-stays', 'legacy/results'],
    byLook((task, looks) => within(task, 'task_data', (data) => ({ ...data, client_id: looks }))),
  ),
  mutant(
    'failure-other-text',
    'errors',
    'does not name the file that it cannot read',
    ['tasks-life/unsupported-file'],
    onTask((task) => (task.status === 'FAILURE' ? { ...task, result: { error: 'Error' } } : task)),
  ),
  mutant(
    'failure-without-reason',
    'errors',
    'leaves the reason of a failure out',
    ['tasks-life/unsupported-file video-page unsupported-pair source-trouble given-up'],
    onTask((task) => (task.status === 'FAILURE' ? { ...task, result: null } : task)),
  ),
  mutant(
    'failure-with-text',
    'results',
    'fails with an error and a text',
    ['tasks-life/failed-is-complete'],
    onTask((task) =>
      task.status === 'FAILURE'
        ? within(task, 'result', (result) => ({ ...result, subtitles: [], vttContent: '' }))
        : task,
    ),
  ),
];
