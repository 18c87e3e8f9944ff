import { facts } from '../../../src/contracts/gcore-ai/facts.ts';
import type { TaskStatus } from '../../../src/contracts/gcore-ai/task-status.ts';
import type { Media } from '../model/media.ts';

/** One step of a task's life. */
export interface LifeStep {
  /** Seconds after the previous step. */
  readonly after: number;
  readonly to: TaskStatus;
  readonly progress: number;
}

const { toPending, toStarted } = facts.waitingSeconds.value;

const WAITING: readonly LifeStep[] = [
  { after: toPending, to: 'PENDING', progress: 0 },
  { after: toStarted, to: 'STARTED', progress: 1 },
];

/** The step in which a task starts and reads its source. */
export const FIRST_START = WAITING.length;

/** Seconds that work on a medium takes. */
const workSeconds = (media: Media): number => Math.max(1, media.durationSeconds / facts.mediaSecondsPerSecond.value);

/**
 * The steps of a task's life; the media of its URL is known after the first start. Internal failures come first, then a
 * fall back to PENDING half-way, as sub-stages do.
 */
export function lifeSteps(media: Media | null): readonly LifeStep[] {
  if (media === null) return WAITING;
  const work = workSeconds(media);
  const retries = Array.from({ length: Math.min(media.retries, facts.taskRetries.value) }, (_, retry): LifeStep[] => [
    { after: work * 0.1, to: 'RETRY', progress: 2 + 2 * retry },
    { after: 1, to: 'PENDING', progress: 2 + 2 * retry },
    { after: 0.5, to: 'STARTED', progress: 3 + 2 * retry },
  ]);
  return [...WAITING, ...retries.flat(), ...ending(media, work)];
}

function ending(media: Media, work: number): readonly LifeStep[] {
  const retriesExhausted = media.retries > facts.taskRetries.value;
  if (retriesExhausted || media.failure !== null)
    return [{ after: retriesExhausted ? work * 0.1 : 1, to: 'FAILURE', progress: 0 }];
  return [
    { after: work * 0.25, to: 'STARTED', progress: 25 },
    { after: work * 0.25, to: 'PENDING', progress: 50 },
    { after: work * 0.05, to: 'STARTED', progress: 50 },
    { after: work * 0.2, to: 'STARTED', progress: 75 },
    { after: work * 0.25, to: 'SUCCESS', progress: 100 },
  ];
}
