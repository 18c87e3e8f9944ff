import type { FlowJob, JobsOptions } from 'bullmq';
import type { QueuedVideo, StepData, StepName } from './types.ts';

/** Name of the queue. */
export const QUEUE = 'captions';

/** Name of the queue of videos that were uploaded to origins. */
export const UPLOADS = 'uploads';

/** Later steps go first, so that videos end one after the other instead of all at once. Lower numbers go first. */
const PRIORITY: Readonly<Record<StepName, number>> = { publish: 1, translate: 2, transcribe: 3, prepare: 4 };

/** Tries of a step that a service cannot serve now: the last begins about twenty minutes after the first. */
const ATTEMPTS = 9;

/** First pause between two tries; each further one is twice as long. */
const FIRST_PAUSE_MS = 5_000;

/** Id of a step's job: no colon, which ids must not have. */
export const stepId = (id: string, step: StepName, language?: string): string =>
  [id, step, ...(language === undefined ? [] : [language])].join('-');

/** Options of a step's job. */
export const stepOptions = (id: string, step: StepName, language?: string): JobsOptions => ({
  jobId: stepId(id, step, language),
  priority: PRIORITY[step],
  attempts: ATTEMPTS,
  backoff: { type: 'exponential', delay: FIRST_PAUSE_MS, jitter: 0.3 },
  // Done steps of a finished video are of no use: its log has what they did. Failures stay until they are retried.
  removeOnComplete: { age: 86_400, count: 20_000 },
  removeOnFail: false,
});

/**
 * The flow of a video: prepare, transcribe, publish, each a child of the next. Transcribing adds a child of publish for each
 * language. A failed child never leaves its parent waiting: the parent runs, finds the failure, and fails with it, or does the
 * rest of the work.
 */
export function flowOf(id: string, video: QueuedVideo): FlowJob {
  const data: StepData = { ...video, id };
  const child = (step: StepName, children: readonly FlowJob[] = []): FlowJob => ({
    name: step,
    queueName: QUEUE,
    data,
    opts: { ...stepOptions(id, step), ignoreDependencyOnFailure: true },
    children: [...children],
  });
  return {
    name: 'publish',
    queueName: QUEUE,
    data,
    opts: stepOptions(id, 'publish'),
    children: [child('transcribe', [child('prepare')])],
  };
}
