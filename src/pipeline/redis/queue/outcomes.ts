import { CaptionError } from '../../errors.ts';
import type { OpenQueue } from './open-queue.ts';
import type { Outcome, StepData, StepName } from './types.ts';

/** Returns what became of a video; null while it is under way. */
export async function outcomeOf(
  { redis, names }: Pick<OpenQueue, 'redis' | 'names'>,
  id: string,
): Promise<Outcome | null> {
  const text = await redis.hget(names.videos, id);
  return text === null ? null : (JSON.parse(text) as Outcome);
}

/** Keeps what became of a video. */
export const keepOutcome = async (
  { redis, names }: Pick<OpenQueue, 'redis' | 'names'>,
  id: string,
  outcome: Outcome,
): Promise<void> => void (await redis.hset(names.videos, id, JSON.stringify(outcome)));

/** Steps without which nothing else of a video can be done. */
export const isDecisive = ({ step }: { readonly step: StepName }): boolean =>
  step === 'prepare' || step === 'transcribe';

/**
 * Keeps the failure of a step. A failed translation decides nothing: the publication tries it once more. A publication that fails
 * because of an earlier step keeps that step's failure.
 */
export async function keepFailure(
  open: Pick<OpenQueue, 'redis' | 'names'>,
  id: string,
  failure: Outcome & { readonly state: 'failed' },
): Promise<void> {
  if (failure.step === 'translate') return;
  const before = await outcomeOf(open, id);
  if (before?.state === 'failed' && isDecisive(before)) return;
  await keepOutcome(open, id, failure);
}

/** Returns the outcome of a failed step. */
export function failureOf(step: StepName, { video }: StepData, error: unknown): Outcome & { readonly state: 'failed' } {
  const failed = { state: 'failed', video, step } as const;
  if (error instanceof CaptionError) {
    return { ...failed, kind: error.kind, reason: error.reason, next: error.next };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return { ...failed, kind: 'defect', reason, next: 'Report it, with the stack that the worker printed.' };
}

/** Returns the error of a failure that was kept. The queue was paused for it already, if it had to be. */
export const errorOf = ({ kind, reason, next }: Outcome & { readonly state: 'failed' }): CaptionError =>
  new CaptionError({ kind: kind === 'defect' ? 'job-failed' : kind, cause: reason, next, endsRun: false });
