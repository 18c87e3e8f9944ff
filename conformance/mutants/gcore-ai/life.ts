import type { JsonObject, JsonValue } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { onTask, remembering, text, within } from './changes.ts';
import { mutant } from './mutant.ts';

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
  mutant({
    id: 'never-ends',
    family: 'states',
    statement: 'never finishes a task',
    breaks: ['tasks-life/succeeds', 'results/members'],
    seams: moves('SUCCESS', 'STARTED'),
  }),
  mutant({
    id: 'success-as-failure',
    family: 'states',
    statement: 'fails every task',
    breaks: ['tasks-life/succeeds', 'moderation/image', 'results/language-given', 'results/into-english'],
    seams: moves('SUCCESS', 'FAILURE'),
  }),
  mutant({
    id: 'failure-as-success',
    family: 'states',
    statement: 'succeeds with sources that cannot be read',
    breaks: [
      'tasks-life/unsupported-file',
      'tasks-life/video-page',
      'tasks-life/unsupported-pair',
      'tasks-life/failed-is-complete',
      'tasks-life/source-trouble',
      'tasks-life/given-up',
      'tasks-cancel/failure',
    ],
    seams: moves('FAILURE', 'SUCCESS'),
  }),
  mutant({
    id: 'failure-as-revoked',
    family: 'states',
    statement: 'reports failed tasks as cancelled',
    breaks: [
      'tasks-life/unsupported-file',
      'tasks-life/video-page',
      'tasks-life/unsupported-pair',
      'tasks-cancel/failure',
    ],
    seams: moves('FAILURE', 'REVOKED'),
  }),
  mutant({
    id: 'retry-hidden',
    family: 'states',
    statement: 'never shows RETRY',
    breaks: ['tasks-life/retried'],
    seams: moves('RETRY', 'STARTED'),
  }),
  mutant({
    id: 'retry-gives-up',
    family: 'states',
    statement: 'fails at the first internal failure',
    breaks: ['tasks-life/retried'],
    seams: moves('RETRY', 'FAILURE'),
  }),
  mutant({
    id: 'falls-back-to-received',
    family: 'states',
    statement: 'lets a started task fall back to RECEIVED',
    breaks: ['tasks-life/follows'],
    seams: onTask((task) =>
      task.status === 'PENDING' && task.progress !== 0 ? { ...task, status: 'RECEIVED' } : task,
    ),
  }),
  mutant({
    id: 'unknown-status',
    family: 'states',
    statement: 'has a status REVOKE',
    breaks: ['tasks-life/follows', 'tasks-create/own-id'],
    seams: onTask((task) => (isFinal(task) ? task : { ...task, status: 'REVOKE' })),
  }),
  mutant({
    id: 'final-changes',
    family: 'states',
    statement: 'goes on changing a task that succeeded',
    breaks: ['tasks-life/final-stays'],
    seams: byLook((task, _looks, atSuccess) => (atSuccess > 0 ? { ...task, status: 'STARTED' } : task)),
  }),
  mutant({
    id: 'result-changes',
    family: 'results',
    statement: 'answers another text at every read',
    breaks: ['tasks-life/final-stays', 'tasks-life/result-kept', 'results/same-for-same'],
    seams: byLook((task, looks, atSuccess) => {
      if (atSuccess === 0) return task;
      return within(task, 'result', (result) => ({
        ...result,
        subtitles: (result.subtitles as JsonObject[])?.map((cue) => ({ ...cue, text: `${text(cue.text)} ${looks}` })),
      }));
    }),
  }),
  mutant({
    id: 'result-lost',
    family: 'results',
    statement: 'shows a result once',
    breaks: ['tasks-life/final-stays', 'tasks-life/result-kept'],
    seams: byLook((task, _looks, atSuccess) => (atSuccess > 0 ? { ...task, result: null } : task)),
  }),
  mutant({
    id: 'result-never-deleted',
    family: 'results',
    statement: 'keeps results for more than a month',
    breaks: ['tasks-life/result-deleted'],
    seams: remembering<{ result?: JsonValue }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule !== 'getTask') return answer;
        const task = answer.body as JsonObject;
        kept.result = task.result ?? kept.result ?? null;
        return { ...answer, body: task.status === 'SUCCESS' ? { ...task, result: kept.result } : task };
      },
    ),
  }),
  mutant({
    id: 'progress-over-100',
    family: 'states',
    statement: 'has a progress over 100',
    breaks: ['tasks-life/progress-range', 'tasks-life/progress-complete'],
    seams: onTask((task) => ({ ...task, progress: Number(task.progress) + 5 })),
  }),
  mutant({
    id: 'progress-fraction',
    family: 'states',
    statement: 'has a progress from 0 to 1',
    breaks: ['tasks-life/progress-range', 'tasks-life/progress-complete'],
    seams: onTask((task) => ({ ...task, progress: Number(task.progress) / 100 })),
  }),
  mutant({
    id: 'progress-null',
    family: 'envelope',
    statement: 'has no progress before the start',
    breaks: ['tasks-life/progress-range', 'tasks-read/new'],
    seams: onTask((task) => ({ ...task, progress: task.progress === 0 ? null : (task.progress ?? 0) })),
  }),
  mutant({
    id: 'progress-falls',
    family: 'states',
    statement: 'lowers the progress',
    breaks: ['tasks-life/progress-grows'],
    seams: byLook((task, looks) => (isFinal(task) || looks % 2 === 0 ? task : { ...task, progress: 0 })),
  }),
  mutant({
    id: 'progress-stops-at-99',
    family: 'states',
    statement: 'succeeds with a progress of 99',
    breaks: ['tasks-life/progress-complete'],
    seams: onTask((task) => ({ ...task, progress: Math.min(99, Number(task.progress)) })),
  }),
  mutant({
    id: 'started-late',
    family: 'states',
    statement: 'sets the start only at the end',
    breaks: ['tasks-life/progress-means-work'],
    seams: times((time, task) => (isFinal(task) ? time : { ...time, started_at: null })),
  }),
  mutant({
    id: 'result-early',
    family: 'results',
    statement: 'has a result before the end',
    breaks: ['tasks-life/result-at-the-end'],
    seams: onTask((task) => (isFinal(task) ? task : { ...task, result: { speech_detected: false } })),
  }),
  mutant({
    id: 'result-missing',
    family: 'results',
    statement: 'succeeds without a result',
    breaks: ['tasks-life/result-at-the-end', 'results/members', 'results/no-speech', 'results/languages-many'],
    seams: onTask((task) => ({ ...task, result: null })),
  }),
  mutant({
    id: 'end-early',
    family: 'states',
    statement: 'sets an end before the task ends',
    breaks: ['tasks-life/times-at-the-end'],
    seams: times((time) => ({ ...time, completed_at: time.completed_at ?? time.started_at ?? null })),
  }),
  mutant({
    id: 'end-missing',
    family: 'states',
    statement: 'never sets the end',
    breaks: ['tasks-life/times-at-the-end', 'tasks-life/failed-is-complete'],
    seams: times((time) => ({ ...time, completed_at: null, total_time_sec: null })),
  }),
  mutant({
    id: 'duration-off',
    family: 'states',
    statement: 'reports a duration half a second too long',
    breaks: ['tasks-life/times-add-up'],
    seams: times((time) => ({
      ...time,
      total_time_sec: typeof time.total_time_sec === 'number' ? time.total_time_sec + 0.5 : null,
    })),
  }),
  mutant({
    id: 'duration-in-milliseconds',
    family: 'states',
    statement: 'reports durations in milliseconds',
    breaks: ['tasks-life/times-add-up', 'tasks-life/pace'],
    seams: times((time) => ({
      ...time,
      total_time_sec: typeof time.total_time_sec === 'number' ? time.total_time_sec * 1000 : null,
    })),
  }),
  mutant({
    id: 'start-moves',
    family: 'states',
    statement: 'reports another start at every read',
    breaks: ['tasks-life/start-stays'],
    seams: byLook((task, looks) =>
      isFinal(task)
        ? task
        : within(task, 'processing_time', (time) => ({ ...time, started_at: later(time.started_at, looks) })),
    ),
  }),
  mutant({
    id: 'times-in-local-time',
    family: 'states',
    statement: 'reports times two hours ahead',
    breaks: ['tasks-life/times-are-true'],
    seams: times((time) => ({
      ...time,
      started_at: later(time.started_at, 7_200_000),
      completed_at: later(time.completed_at, 7_200_000),
    })),
  }),
  mutant({
    id: 'data-moves',
    family: 'results',
    statement: 'changes task_data at every read',
    breaks: ['tasks-life/data-stays', 'legacy/results'],
    seams: byLook((task, looks) => within(task, 'task_data', (data) => ({ ...data, client_id: looks }))),
  }),
  mutant({
    id: 'failure-other-text',
    family: 'errors',
    statement: 'does not name the file that it cannot read',
    breaks: ['tasks-life/unsupported-file'],
    seams: onTask((task) => (task.status === 'FAILURE' ? { ...task, result: { error: 'Error' } } : task)),
  }),
  mutant({
    id: 'failure-without-reason',
    family: 'errors',
    statement: 'leaves the reason of a failure out',
    breaks: [
      'tasks-life/unsupported-file',
      'tasks-life/video-page',
      'tasks-life/unsupported-pair',
      'tasks-life/source-trouble',
      'tasks-life/given-up',
    ],
    seams: onTask((task) => (task.status === 'FAILURE' ? { ...task, result: null } : task)),
  }),
  mutant({
    id: 'failure-with-text',
    family: 'results',
    statement: 'fails with an error and a text',
    breaks: ['tasks-life/failed-is-complete'],
    seams: onTask((task) =>
      task.status === 'FAILURE'
        ? within(task, 'result', (result) => ({ ...result, subtitles: [], vttContent: '' }))
        : task,
    ),
  }),
];
